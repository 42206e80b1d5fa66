// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.model.ConnectionInvitation;
import io.github.partnerflux.model.ConnectionPreferences;
import io.github.partnerflux.model.GetConnectionInvitationRequest;
import io.github.partnerflux.model.GetConnectionPreferencesRequest;
import io.github.partnerflux.model.GetProfileUpdateTaskRequest;
import io.github.partnerflux.model.GetQualificationsAssociationTaskRequest;
import io.github.partnerflux.model.GetQualificationsAssociationTaskResponse;
import io.github.partnerflux.model.GetQualificationsDisassociationTaskRequest;
import io.github.partnerflux.model.GetQualificationsDisassociationTaskResponse;
import io.github.partnerflux.model.GetVerificationRequest;
import io.github.partnerflux.model.ProfileUpdateTask;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import io.github.partnerflux.model.Verification;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The waits and edits of a {@link PartnerCentralAccountClient}, which consist of several calls.
 *
 * <p>Applications implement {@link PartnerCentralAccountClient} and not this interface. The methods call the operations
 * that they implement.
 */
public interface PartnerCentralAccountWaiters extends PartnerCentralAccountOperations {

    /**
     * Waits until an invitation is accepted.
     *
     * <p>{@code REJECTED}, {@code CANCELED} and {@code EXPIRED} are the other final states. The result has the ID of
     * the connection.
     *
     * @param request the request that returns the invitation
     * @return the invitation, each time that it is polled
     */
    default PollerFlux<ConnectionInvitation> waitUntilConnectionInvitationAccepted(
            GetConnectionInvitationRequest request) {
        return PollerFlux.of(Waiters.CONNECTION_INVITATION_ACCEPTED, request, this::getConnectionInvitation);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilConnectionInvitationAccepted(GetConnectionInvitationRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return the invitation, each time that it is polled
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default PollerFlux<ConnectionInvitation> waitUntilConnectionInvitationAccepted(
            Consumer<GetConnectionInvitationRequest.Builder> request) {
        GetConnectionInvitationRequest.Builder builder = GetConnectionInvitationRequest.builder();
        request.accept(builder);
        return waitUntilConnectionInvitationAccepted(builder.build());
    }

    /**
     * Waits until the most recent update of a partner's profile has succeeded.
     *
     * <p>{@code FAILED} and {@code CANCELED} are the other final states. An update is reviewed, in some cases manually,
     * which may take days. If another update takes the place of the one in the first response, the wait fails.
     *
     * @param request the request that returns the update
     * @return the update, each time that it is polled
     */
    default PollerFlux<ProfileUpdateTask> waitUntilProfileUpdateTaskSucceeded(GetProfileUpdateTaskRequest request) {
        return PollerFlux.of(Waiters.PROFILE_UPDATE_TASK_SUCCEEDED, request, this::getProfileUpdateTask);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilProfileUpdateTaskSucceeded(GetProfileUpdateTaskRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return the update, each time that it is polled
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default PollerFlux<ProfileUpdateTask> waitUntilProfileUpdateTaskSucceeded(
            Consumer<GetProfileUpdateTaskRequest.Builder> request) {
        GetProfileUpdateTaskRequest.Builder builder = GetProfileUpdateTaskRequest.builder();
        request.accept(builder);
        return waitUntilProfileUpdateTaskSucceeded(builder.build());
    }

    /**
     * Waits until the most recent task that associates a partner's qualifications has succeeded.
     *
     * <p>There is no other final state. The wait fails if another task takes the place of the first response's task.
     *
     * @param request the request that returns the task
     * @return the task, each time that it is polled
     */
    default PollerFlux<GetQualificationsAssociationTaskResponse> waitUntilQualificationsAssociationTaskSucceeded(
            GetQualificationsAssociationTaskRequest request) {
        return PollerFlux.of(
                Waiters.QUALIFICATIONS_ASSOCIATION_TASK_SUCCEEDED, request, this::getQualificationsAssociationTask);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilQualificationsAssociationTaskSucceeded(GetQualificationsAssociationTaskRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return the task, each time that it is polled
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default PollerFlux<GetQualificationsAssociationTaskResponse> waitUntilQualificationsAssociationTaskSucceeded(
            Consumer<GetQualificationsAssociationTaskRequest.Builder> request) {
        GetQualificationsAssociationTaskRequest.Builder builder = GetQualificationsAssociationTaskRequest.builder();
        request.accept(builder);
        return waitUntilQualificationsAssociationTaskSucceeded(builder.build());
    }

    /**
     * Waits until the most recent task that disassociates a partner's qualifications has succeeded.
     *
     * <p>There is no other final state. The wait fails if another task takes the place of the first response's task.
     *
     * @param request the request that returns the task
     * @return the task, each time that it is polled
     */
    default PollerFlux<GetQualificationsDisassociationTaskResponse> waitUntilQualificationsDisassociationTaskSucceeded(
            GetQualificationsDisassociationTaskRequest request) {
        return PollerFlux.of(
                Waiters.QUALIFICATIONS_DISASSOCIATION_TASK_SUCCEEDED,
                request,
                this::getQualificationsDisassociationTask);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilQualificationsDisassociationTaskSucceeded(GetQualificationsDisassociationTaskRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return the task, each time that it is polled
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default PollerFlux<GetQualificationsDisassociationTaskResponse> waitUntilQualificationsDisassociationTaskSucceeded(
            Consumer<GetQualificationsDisassociationTaskRequest.Builder> request) {
        GetQualificationsDisassociationTaskRequest.Builder builder =
                GetQualificationsDisassociationTaskRequest.builder();
        request.accept(builder);
        return waitUntilQualificationsDisassociationTaskSucceeded(builder.build());
    }

    /**
     * Waits until the verification of the caller's business, or of its registrant, has succeeded.
     *
     * <p>{@code FAILED} and {@code REJECTED} are the other final states. {@code PENDING_CUSTOMER_ACTION} is not final:
     * the response has the URL with which the person completes the verification.
     *
     * @param request the request that returns the verification
     * @return the verification, each time that it is polled
     */
    default PollerFlux<Verification> waitUntilVerificationSucceeded(GetVerificationRequest request) {
        return PollerFlux.of(Waiters.VERIFICATION_SUCCEEDED, request, this::getVerification);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilVerificationSucceeded(GetVerificationRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return the verification, each time that it is polled
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default PollerFlux<Verification> waitUntilVerificationSucceeded(Consumer<GetVerificationRequest.Builder> request) {
        GetVerificationRequest.Builder builder = GetVerificationRequest.builder();
        request.accept(builder);
        return waitUntilVerificationSucceeded(builder.build());
    }

    /**
     * Edits the connection preferences of the caller's account: reads them, applies a function, and writes the result
     * with the revision that was read.
     *
     * <pre>{@code
     * client.editConnectionPreferences("AWS", current -> {
     *             Set<String> excluded = new LinkedHashSet<>(current.excludedParticipantIds());
     *             excluded.add("pprofile-abcdefghij234");
     *             return current.toUpdate()
     *                     .accessType(AccessType.ALLOW_BY_DEFAULT_DENY_SOME)
     *                     .excludedParticipantIdentifiers(excluded);
     *         })
     *         .subscribe();
     * }</pre>
     *
     * <p>If the preferences have changed between reading and writing, the edit starts again after a short random delay,
     * and fails with the fifth {@link io.github.partnerflux.exception.ConflictException}. If the function changes
     * nothing, nothing is written: a write whose response was lost counts as done.
     *
     * <p>An exception of the function is signalled as it is. A {@code LinkageError} or a {@code StackOverflowError} is
     * signalled as the cause of an {@link IllegalStateException}.
     *
     * @param catalog the catalog, such as {@code AWS}
     * @param edit returns the update for the current preferences, see {@link ConnectionPreferences#toUpdate()}, and
     *     never {@code null}; invoked for each attempt on a thread that must not be blocked
     * @return the preferences as they are after the edit; each subscription is a separate edit
     * @throws IllegalArgumentException if the catalog violates a constraint of the service model
     */
    default Mono<ConnectionPreferences> editConnectionPreferences(
            String catalog, Function<ConnectionPreferences, UpdateConnectionPreferencesRequest.Builder> edit) {
        GetConnectionPreferencesRequest request =
                GetConnectionPreferencesRequest.builder().catalog(catalog).build();
        return new ConnectionPreferencesEdit(
                        Mono.defer(() -> getConnectionPreferences(request)),
                        Objects.requireNonNull(edit, "edit"),
                        this::updateConnectionPreferences)
                .run();
    }
}
