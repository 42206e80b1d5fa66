// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.AttemptGate;
import io.github.partnerflux.model.ConnectionInvitation;
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
import io.github.partnerflux.model.Verification;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

final class DefaultPartnerCentralAccountClient extends DefaultPartnerCentralAccountOperations
        implements PartnerCentralAccountClient {

    private final ClientResources resources;
    private final IdentityProvider<? extends AwsCredentialsIdentity> provider;

    /** Overrides the client's retry policy, unless it is {@code null}. */
    private final @Nullable RetryPolicy retryPolicy;

    /** {@code null} in a view, which closes nothing. */
    private final @Nullable ClientClosing closing;

    private DefaultPartnerCentralAccountClient(
            ClientResources resources,
            IdentityProvider<? extends AwsCredentialsIdentity> provider,
            @Nullable RetryPolicy retryPolicy,
            OperationCalls calls,
            @Nullable ClientClosing closing) {
        super(calls);
        this.resources = resources;
        this.provider = provider;
        this.retryPolicy = retryPolicy;
        this.closing = closing;
    }

    /** Creates a client whose credentials provider the caller closes. */
    static PartnerCentralAccountClient create(
            ClientResources resources,
            IdentityProvider<? extends AwsCredentialsIdentity> provider,
            Supplier<String> clientTokens) {
        return create(resources, provider, clientTokens, null);
    }

    /** Creates a client that closes its credentials provider. */
    static PartnerCentralAccountClient createOwning(
            ClientResources resources, DefaultCredentialsProvider provider, Supplier<String> clientTokens) {
        return create(resources, provider, clientTokens, provider::close);
    }

    private static PartnerCentralAccountClient create(
            ClientResources resources,
            IdentityProvider<? extends AwsCredentialsIdentity> provider,
            Supplier<String> clientTokens,
            @Nullable Runnable lastTask) {
        return new DefaultPartnerCentralAccountClient(
                resources,
                provider,
                null,
                new OperationCalls(resources.invoker(provider, null), clientTokens, ResponseListener.NONE),
                new ClientClosing(resources, lastTask));
    }

    @Override
    public PollerFlux<ConnectionInvitation> waitUntilConnectionInvitationAccepted(
            GetConnectionInvitationRequest request) {
        return untilClosed(PartnerCentralAccountClient.super.waitUntilConnectionInvitationAccepted(request));
    }

    @Override
    public PollerFlux<ProfileUpdateTask> waitUntilProfileUpdateTaskSucceeded(GetProfileUpdateTaskRequest request) {
        return untilClosed(PartnerCentralAccountClient.super.waitUntilProfileUpdateTaskSucceeded(request));
    }

    @Override
    public PollerFlux<GetQualificationsAssociationTaskResponse> waitUntilQualificationsAssociationTaskSucceeded(
            GetQualificationsAssociationTaskRequest request) {
        return untilClosed(PartnerCentralAccountClient.super.waitUntilQualificationsAssociationTaskSucceeded(request));
    }

    @Override
    public PollerFlux<GetQualificationsDisassociationTaskResponse> waitUntilQualificationsDisassociationTaskSucceeded(
            GetQualificationsDisassociationTaskRequest request) {
        return untilClosed(
                PartnerCentralAccountClient.super.waitUntilQualificationsDisassociationTaskSucceeded(request));
    }

    @Override
    public PollerFlux<Verification> waitUntilVerificationSucceeded(GetVerificationRequest request) {
        return untilClosed(PartnerCentralAccountClient.super.waitUntilVerificationSucceeded(request));
    }

    private <T> PollerFlux<T> untilClosed(PollerFlux<T> wait) {
        return wait.untilClosed(resources::closed);
    }

    @Override
    public ChangeFlux<ConnectionSummary> watchConnections(ListConnectionsRequest request) {
        return PartnerCentralAccountClient.super
                .watchConnections(request)
                .untilClosed(Mono.defer(() -> resources.closed("ListConnections")));
    }

    @Override
    public FleetFlux<ConnectionSummary> listConnections(
            Publisher<FleetAccount> accounts, ListConnectionsRequest request) {
        Objects.requireNonNull(accounts, "accounts");
        if (request.nextToken() != null) {
            throw new IllegalArgumentException(
                    "the request for a fleet must not have a nextToken: FleetAccount.from specifies where an account"
                            + " starts");
        }
        return new FleetFlux<>(
                accounts,
                new ClientFleet<>(
                        resources,
                        "ListConnections",
                        (credentials, gate) -> new WatchedConnections(view(credentials, retryPolicy, gate), request)),
                FleetSettings.DEFAULT);
    }

    @Override
    public PartnerCentralAccountClient withCredentialsProvider(
            IdentityProvider<? extends AwsCredentialsIdentity> other) {
        return view(Objects.requireNonNull(other, "credentialsProvider"), retryPolicy);
    }

    @Override
    public PartnerCentralAccountClient withRetryPolicy(RetryPolicy policy) {
        return view(provider, Objects.requireNonNull(policy, "retryPolicy"));
    }

    /** Creates a view with a retry quota and credentials of its own. */
    private PartnerCentralAccountClient view(
            IdentityProvider<? extends AwsCredentialsIdentity> account, @Nullable RetryPolicy policy) {
        return view(account, policy, AttemptGate.OPEN);
    }

    private PartnerCentralAccountClient view(
            IdentityProvider<? extends AwsCredentialsIdentity> account,
            @Nullable RetryPolicy policy,
            AttemptGate gate) {
        return new DefaultPartnerCentralAccountClient(
                resources,
                account,
                policy,
                calls.with(resources.invoker(account, policy)).admittedBy(gate),
                null);
    }

    @Override
    public PartnerCentralAccountClient withResponseListener(Consumer<? super ResponseMetadata> listener) {
        return new DefaultPartnerCentralAccountClient(
                resources,
                provider,
                retryPolicy,
                calls.with(Objects.requireNonNull(listener, "responseListener")),
                null);
    }

    @Override
    public void close() {
        if (closing != null) {
            closing.close();
        }
    }

    @Override
    public Mono<Void> closeLater() {
        return closing == null ? Mono.empty() : closing.closeLater();
    }

    @Override
    public String toString() {
        return "PartnerCentralAccountClient[" + resources + "]";
    }
}
