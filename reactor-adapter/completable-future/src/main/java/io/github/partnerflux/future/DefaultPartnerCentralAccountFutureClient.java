// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ConnectionInvitation;
import io.github.partnerflux.model.ConnectionPreferences;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.GetConnectionInvitationRequest;
import io.github.partnerflux.model.GetProfileUpdateTaskRequest;
import io.github.partnerflux.model.GetQualificationsAssociationTaskRequest;
import io.github.partnerflux.model.GetQualificationsAssociationTaskResponse;
import io.github.partnerflux.model.GetQualificationsDisassociationTaskRequest;
import io.github.partnerflux.model.GetQualificationsDisassociationTaskResponse;
import io.github.partnerflux.model.GetVerificationRequest;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ProfileUpdateTask;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import io.github.partnerflux.model.Verification;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import reactor.core.publisher.Flux;

final class DefaultPartnerCentralAccountFutureClient extends DefaultFutureOperations
        implements PartnerCentralAccountFutureClient {

    private final PartnerCentralAccountClient client;

    DefaultPartnerCentralAccountFutureClient(PartnerCentralAccountClient client, int maxListItems) {
        super(Objects.requireNonNull(client, "client"), checked(maxListItems));
        this.client = client;
    }

    private static int checked(int maxListItems) {
        if (maxListItems < 1) {
            throw new IllegalArgumentException("maxListItems must be 1 or more, but is " + maxListItems);
        }
        return maxListItems;
    }

    @Override
    public FleetPublisher<ConnectionSummary> listConnectionsPublisher(
            Iterable<FleetAccount> accounts, ListConnectionsRequest request) {
        return new FleetFluxPublisher<>(client.listConnections(Flux.fromIterable(accounts), request));
    }

    @Override
    public ChangePublisher<ConnectionSummary> watchConnections(ListConnectionsRequest request) {
        return new ChangeFluxPublisher<>(client.watchConnections(request));
    }

    @Override
    public CompletableFuture<ConnectionInvitation> waitUntilConnectionInvitationAccepted(
            GetConnectionInvitationRequest request, WaitOptions options) {
        return Futures.one(options.applyTo(client.waitUntilConnectionInvitationAccepted(request))
                .result());
    }

    @Override
    public CompletableFuture<ProfileUpdateTask> waitUntilProfileUpdateTaskSucceeded(
            GetProfileUpdateTaskRequest request, WaitOptions options) {
        return Futures.one(options.applyTo(client.waitUntilProfileUpdateTaskSucceeded(request))
                .result());
    }

    @Override
    public CompletableFuture<GetQualificationsAssociationTaskResponse> waitUntilQualificationsAssociationTaskSucceeded(
            GetQualificationsAssociationTaskRequest request, WaitOptions options) {
        return Futures.one(options.applyTo(client.waitUntilQualificationsAssociationTaskSucceeded(request))
                .result());
    }

    @Override
    public CompletableFuture<GetQualificationsDisassociationTaskResponse>
            waitUntilQualificationsDisassociationTaskSucceeded(
                    GetQualificationsDisassociationTaskRequest request, WaitOptions options) {
        return Futures.one(options.applyTo(client.waitUntilQualificationsDisassociationTaskSucceeded(request))
                .result());
    }

    @Override
    public CompletableFuture<Verification> waitUntilVerificationSucceeded(
            GetVerificationRequest request, WaitOptions options) {
        return Futures.one(
                options.applyTo(client.waitUntilVerificationSucceeded(request)).result());
    }

    @Override
    public CompletableFuture<ConnectionPreferences> editConnectionPreferences(
            String catalog, Function<ConnectionPreferences, UpdateConnectionPreferencesRequest.Builder> edit) {
        return Futures.one(client.editConnectionPreferences(catalog, edit));
    }
}
