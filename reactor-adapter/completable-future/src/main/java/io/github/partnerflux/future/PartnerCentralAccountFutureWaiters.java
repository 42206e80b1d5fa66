// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.model.ConnectionInvitation;
import io.github.partnerflux.model.ConnectionPreferences;
import io.github.partnerflux.model.GetConnectionInvitationRequest;
import io.github.partnerflux.model.GetProfileUpdateTaskRequest;
import io.github.partnerflux.model.GetQualificationsAssociationTaskRequest;
import io.github.partnerflux.model.GetQualificationsAssociationTaskResponse;
import io.github.partnerflux.model.GetQualificationsDisassociationTaskRequest;
import io.github.partnerflux.model.GetQualificationsDisassociationTaskResponse;
import io.github.partnerflux.model.GetVerificationRequest;
import io.github.partnerflux.model.ProfileUpdateTask;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import io.github.partnerflux.model.Verification;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The waits and edits of a {@link PartnerCentralAccountFutureClient}.
 *
 * <pre>{@code
 * futures.waitUntilConnectionInvitationAccepted(
 *                 request -> request.catalog("AWS").identifier(id),
 *                 WaitOptions.defaults().every(Duration.ofMinutes(1)).atMost(Duration.ofDays(7)))
 *         .thenCompose(accepted -> futures.getConnection(
 *                 request -> request.catalog("AWS").identifier(accepted.connectionId())));
 * }</pre>
 *
 * <p>A wait polls an operation until a final state. In another one than the success, its future fails with an
 * {@link io.github.partnerflux.exception.UnexpectedStateException}, also if another task takes the place of the one
 * that was found first; after the limit of {@link WaitOptions#atMost}, with a
 * {@link io.github.partnerflux.exception.WaitTimeoutException}. Cancelling the future ends the wait, but does not
 * cancel what is waited for. Futures of waits complete as all others of the client.
 *
 * <p>Waits and edits go through the adapted {@link io.github.partnerflux.PartnerCentralAccountClient}: a stub or a
 * decorator that overrides its method overrides the one with a future, too.
 *
 * <p>Applications implement {@link PartnerCentralAccountFutureClient} and not this interface. A method that they do not
 * override throws an {@link UnsupportedOperationException}.
 */
public interface PartnerCentralAccountFutureWaiters {

    /**
     * Waits until an invitation is accepted.
     *
     * <p>{@code REJECTED}, {@code CANCELED} and {@code EXPIRED} are the other final states. The result has the ID of
     * the connection.
     *
     * @param request the request that is polled
     * @param options the interval and the limit
     * @return a future of the accepted invitation
     */
    default CompletableFuture<ConnectionInvitation> waitUntilConnectionInvitationAccepted(
            GetConnectionInvitationRequest request, WaitOptions options) {
        throw new UnsupportedOperationException(
                "waitUntilConnectionInvitationAccepted is not implemented by this client");
    }

    /**
     * Calls {@link #waitUntilConnectionInvitationAccepted(GetConnectionInvitationRequest, WaitOptions)} with the
     * default options.
     *
     * @param request the request that is polled
     * @return a future of the accepted invitation
     */
    default CompletableFuture<ConnectionInvitation> waitUntilConnectionInvitationAccepted(
            GetConnectionInvitationRequest request) {
        return waitUntilConnectionInvitationAccepted(request, WaitOptions.defaults());
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilConnectionInvitationAccepted(GetConnectionInvitationRequest, WaitOptions)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @param options the interval and the limit
     * @return a future of the accepted invitation
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<ConnectionInvitation> waitUntilConnectionInvitationAccepted(
            Consumer<GetConnectionInvitationRequest.Builder> request, WaitOptions options) {
        return waitUntilConnectionInvitationAccepted(
                Requests.configure(GetConnectionInvitationRequest.builder(), request)
                        .build(),
                options);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilConnectionInvitationAccepted(GetConnectionInvitationRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return a future of the accepted invitation
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<ConnectionInvitation> waitUntilConnectionInvitationAccepted(
            Consumer<GetConnectionInvitationRequest.Builder> request) {
        return waitUntilConnectionInvitationAccepted(request, WaitOptions.defaults());
    }

    /**
     * Waits until the most recent update of a partner's profile has succeeded.
     *
     * <p>{@code FAILED} and {@code CANCELED} are the other final states. Some updates are reviewed manually,
     * which may take days.
     *
     * @param request the request that is polled
     * @param options the interval and the limit
     * @return a future of the successful update
     */
    default CompletableFuture<ProfileUpdateTask> waitUntilProfileUpdateTaskSucceeded(
            GetProfileUpdateTaskRequest request, WaitOptions options) {
        throw new UnsupportedOperationException(
                "waitUntilProfileUpdateTaskSucceeded is not implemented by this client");
    }

    /**
     * Calls {@link #waitUntilProfileUpdateTaskSucceeded(GetProfileUpdateTaskRequest, WaitOptions)} with the
     * default options.
     *
     * @param request the request that is polled
     * @return a future of the successful update
     */
    default CompletableFuture<ProfileUpdateTask> waitUntilProfileUpdateTaskSucceeded(
            GetProfileUpdateTaskRequest request) {
        return waitUntilProfileUpdateTaskSucceeded(request, WaitOptions.defaults());
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilProfileUpdateTaskSucceeded(GetProfileUpdateTaskRequest, WaitOptions)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @param options the interval and the limit
     * @return a future of the successful update
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<ProfileUpdateTask> waitUntilProfileUpdateTaskSucceeded(
            Consumer<GetProfileUpdateTaskRequest.Builder> request, WaitOptions options) {
        return waitUntilProfileUpdateTaskSucceeded(
                Requests.configure(GetProfileUpdateTaskRequest.builder(), request)
                        .build(),
                options);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilProfileUpdateTaskSucceeded(GetProfileUpdateTaskRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return a future of the successful update
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<ProfileUpdateTask> waitUntilProfileUpdateTaskSucceeded(
            Consumer<GetProfileUpdateTaskRequest.Builder> request) {
        return waitUntilProfileUpdateTaskSucceeded(request, WaitOptions.defaults());
    }

    /**
     * Waits until the most recent task that associates a partner's qualifications has succeeded.
     *
     * <p>There is no other final state.
     *
     * @param request the request that is polled
     * @param options the interval and the limit
     * @return a future of the successful task
     */
    default CompletableFuture<GetQualificationsAssociationTaskResponse> waitUntilQualificationsAssociationTaskSucceeded(
            GetQualificationsAssociationTaskRequest request, WaitOptions options) {
        throw new UnsupportedOperationException(
                "waitUntilQualificationsAssociationTaskSucceeded is not implemented by this client");
    }

    /**
     * Calls
     * {@link #waitUntilQualificationsAssociationTaskSucceeded(GetQualificationsAssociationTaskRequest, WaitOptions)}
     * with the default options.
     *
     * @param request the request that is polled
     * @return a future of the successful task
     */
    default CompletableFuture<GetQualificationsAssociationTaskResponse> waitUntilQualificationsAssociationTaskSucceeded(
            GetQualificationsAssociationTaskRequest request) {
        return waitUntilQualificationsAssociationTaskSucceeded(request, WaitOptions.defaults());
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilQualificationsAssociationTaskSucceeded(GetQualificationsAssociationTaskRequest, WaitOptions)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @param options the interval and the limit
     * @return a future of the successful task
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<GetQualificationsAssociationTaskResponse> waitUntilQualificationsAssociationTaskSucceeded(
            Consumer<GetQualificationsAssociationTaskRequest.Builder> request, WaitOptions options) {
        return waitUntilQualificationsAssociationTaskSucceeded(
                Requests.configure(GetQualificationsAssociationTaskRequest.builder(), request)
                        .build(),
                options);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilQualificationsAssociationTaskSucceeded(GetQualificationsAssociationTaskRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return a future of the successful task
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<GetQualificationsAssociationTaskResponse> waitUntilQualificationsAssociationTaskSucceeded(
            Consumer<GetQualificationsAssociationTaskRequest.Builder> request) {
        return waitUntilQualificationsAssociationTaskSucceeded(request, WaitOptions.defaults());
    }

    /**
     * Waits until the most recent task that disassociates a partner's qualifications has succeeded.
     *
     * <p>There is no other final state.
     *
     * @param request the request that is polled
     * @param options the interval and the limit
     * @return a future of the successful task
     */
    default CompletableFuture<GetQualificationsDisassociationTaskResponse>
            waitUntilQualificationsDisassociationTaskSucceeded(
                    GetQualificationsDisassociationTaskRequest request, WaitOptions options) {
        throw new UnsupportedOperationException(
                "waitUntilQualificationsDisassociationTaskSucceeded is not implemented by this client");
    }

    /**
     * Calls {@link #waitUntilQualificationsDisassociationTaskSucceeded(GetQualificationsDisassociationTaskRequest,
     * WaitOptions)} with the default options.
     *
     * @param request the request that is polled
     * @return a future of the successful task
     */
    default CompletableFuture<GetQualificationsDisassociationTaskResponse>
            waitUntilQualificationsDisassociationTaskSucceeded(GetQualificationsDisassociationTaskRequest request) {
        return waitUntilQualificationsDisassociationTaskSucceeded(request, WaitOptions.defaults());
    }

    /**
     * Configures the request with a consumer, and calls {@link
     * #waitUntilQualificationsDisassociationTaskSucceeded(GetQualificationsDisassociationTaskRequest, WaitOptions)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @param options the interval and the limit
     * @return a future of the successful task
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<GetQualificationsDisassociationTaskResponse>
            waitUntilQualificationsDisassociationTaskSucceeded(
                    Consumer<GetQualificationsDisassociationTaskRequest.Builder> request, WaitOptions options) {
        return waitUntilQualificationsDisassociationTaskSucceeded(
                Requests.configure(GetQualificationsDisassociationTaskRequest.builder(), request)
                        .build(),
                options);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilQualificationsDisassociationTaskSucceeded(GetQualificationsDisassociationTaskRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return a future of the successful task
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<GetQualificationsDisassociationTaskResponse>
            waitUntilQualificationsDisassociationTaskSucceeded(
                    Consumer<GetQualificationsDisassociationTaskRequest.Builder> request) {
        return waitUntilQualificationsDisassociationTaskSucceeded(request, WaitOptions.defaults());
    }

    /**
     * Waits until the verification of the caller's business, or of its registrant, has succeeded.
     *
     * <p>{@code FAILED} and {@code REJECTED} are the other final states. {@code PENDING_CUSTOMER_ACTION} is not final:
     * the response has the URL with which the person completes the verification. The future has only the final
     * response: poll {@link io.github.partnerflux.PartnerCentralAccountClient#waitUntilVerificationSucceeded the
     * client} for the URL.
     *
     * @param request the request that is polled
     * @param options the interval and the limit
     * @return a future of the successful verification
     */
    default CompletableFuture<Verification> waitUntilVerificationSucceeded(
            GetVerificationRequest request, WaitOptions options) {
        throw new UnsupportedOperationException("waitUntilVerificationSucceeded is not implemented by this client");
    }

    /**
     * Calls {@link #waitUntilVerificationSucceeded(GetVerificationRequest, WaitOptions)} with the default options.
     *
     * @param request the request that is polled
     * @return a future of the successful verification
     */
    default CompletableFuture<Verification> waitUntilVerificationSucceeded(GetVerificationRequest request) {
        return waitUntilVerificationSucceeded(request, WaitOptions.defaults());
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilVerificationSucceeded(GetVerificationRequest, WaitOptions)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @param options the interval and the limit
     * @return a future of the successful verification
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<Verification> waitUntilVerificationSucceeded(
            Consumer<GetVerificationRequest.Builder> request, WaitOptions options) {
        return waitUntilVerificationSucceeded(
                Requests.configure(GetVerificationRequest.builder(), request).build(), options);
    }

    /**
     * Configures the request with a consumer, and calls
     * {@link #waitUntilVerificationSucceeded(GetVerificationRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return a future of the successful verification
     * @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service
     *     model
     */
    default CompletableFuture<Verification> waitUntilVerificationSucceeded(
            Consumer<GetVerificationRequest.Builder> request) {
        return waitUntilVerificationSucceeded(request, WaitOptions.defaults());
    }

    /**
     * Edits the connection preferences of the caller's account: reads them, applies a function, and writes the result
     * with the revision that was read.
     *
     * <p>If the preferences have changed between reading and writing, the edit starts again after a short random delay,
     * and fails with the fifth {@link io.github.partnerflux.exception.ConflictException}. If the function changes
     * nothing, nothing is written: a write whose response was lost counts as done.
     *
     * @param catalog the catalog, such as {@code AWS}
     * @param edit returns the update for the current preferences, see {@link ConnectionPreferences#toUpdate()}; invoked
     *     for each attempt on a thread that must not be blocked
     * @return a future of the preferences as they are after the edit
     * @throws IllegalArgumentException if the catalog violates a constraint of the service model
     * @see io.github.partnerflux.PartnerCentralAccountClient#editConnectionPreferences
     */
    default CompletableFuture<ConnectionPreferences> editConnectionPreferences(
            String catalog, Function<ConnectionPreferences, UpdateConnectionPreferencesRequest.Builder> edit) {
        throw new UnsupportedOperationException("editConnectionPreferences is not implemented by this client");
    }
}
