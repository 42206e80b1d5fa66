// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.model.ConnectionInvitation
import io.github.partnerflux.model.ConnectionPreferences
import io.github.partnerflux.model.GetConnectionInvitationRequest
import io.github.partnerflux.model.GetProfileUpdateTaskRequest
import io.github.partnerflux.model.GetQualificationsAssociationTaskRequest
import io.github.partnerflux.model.GetQualificationsAssociationTaskResponse
import io.github.partnerflux.model.GetQualificationsDisassociationTaskRequest
import io.github.partnerflux.model.GetQualificationsDisassociationTaskResponse
import io.github.partnerflux.model.GetVerificationRequest
import io.github.partnerflux.model.ProfileUpdateTask
import io.github.partnerflux.model.Verification
import kotlin.time.Duration

/**
 * The waits and edits of a [PartnerCentralAccountCoroutineClient].
 *
 * ```kotlin
 * val accepted = client.waitUntilConnectionInvitationAccepted(every = 1.minutes, atMost = 7.days) {
 *     catalog = "AWS"
 *     identifier = id
 * }
 * ```
 *
 * A wait polls an operation until a final state. In another one than the success, it throws an
 * [UnexpectedStateException][io.github.partnerflux.exception.UnexpectedStateException], also if another task takes the
 * place of the one that was found first; after the limit, it throws a
 * [WaitTimeoutException][io.github.partnerflux.exception.WaitTimeoutException]. By default, the interval is 2 s at
 * first and doubles up to 1 min, each time shortened or extended at random by up to 20 %, and there is no limit.
 * Cancelling the coroutine ends the wait, but does not cancel what is waited for.
 *
 * Waits and edits go through the adapted client: a stub or a decorator that overrides a method of
 * [PartnerCentralAccountClient][io.github.partnerflux.PartnerCentralAccountClient] overrides the suspending one, too.
 *
 * Applications implement [PartnerCentralAccountCoroutineClient] and not this interface. A function that they do not
 * override throws an [UnsupportedOperationException].
 */
public interface PartnerCentralAccountCoroutineWaiters {

    /**
     * Waits until an invitation is accepted.
     *
     * `REJECTED`, `CANCELED` and `EXPIRED` are the other final states. The result has the ID of the connection.
     *
     * @param request the request that is polled
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @return the accepted invitation
     * @throws IllegalArgumentException if a duration is out of range
     */
    public suspend fun waitUntilConnectionInvitationAccepted(
        request: GetConnectionInvitationRequest,
        every: Duration? = null,
        atMost: Duration? = null,
    ): ConnectionInvitation =
        throw UnsupportedOperationException("waitUntilConnectionInvitationAccepted is not implemented by this client")

    /**
     * Calls [waitUntilConnectionInvitationAccepted] with a request that a block configures.
     *
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @param request configures the request; invoked once, before it is sent
     * @return the accepted invitation
     * @throws IllegalArgumentException if a duration is out of range, a required member is missing or a member violates
     *   a constraint of the service model
     */
    public suspend fun waitUntilConnectionInvitationAccepted(
        every: Duration? = null,
        atMost: Duration? = null,
        request: GetConnectionInvitationRequestDsl.() -> Unit,
    ): ConnectionInvitation =
        waitUntilConnectionInvitationAccepted(GetConnectionInvitationRequestDsl().apply(request).build(), every, atMost)

    /**
     * Waits until the most recent update of a partner's profile has succeeded.
     *
     * `FAILED` and `CANCELED` are the other final states. Some updates are reviewed manually, which may take days.
     *
     * @param request the request that is polled
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @return the successful update
     * @throws IllegalArgumentException if a duration is out of range
     */
    public suspend fun waitUntilProfileUpdateTaskSucceeded(
        request: GetProfileUpdateTaskRequest,
        every: Duration? = null,
        atMost: Duration? = null,
    ): ProfileUpdateTask =
        throw UnsupportedOperationException("waitUntilProfileUpdateTaskSucceeded is not implemented by this client")

    /**
     * Calls [waitUntilProfileUpdateTaskSucceeded] with a request that a block configures.
     *
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @param request configures the request; invoked once, before it is sent
     * @return the successful update
     * @throws IllegalArgumentException if a duration is out of range, a required member is missing or a member violates
     *   a constraint of the service model
     */
    public suspend fun waitUntilProfileUpdateTaskSucceeded(
        every: Duration? = null,
        atMost: Duration? = null,
        request: GetProfileUpdateTaskRequestDsl.() -> Unit,
    ): ProfileUpdateTask =
        waitUntilProfileUpdateTaskSucceeded(GetProfileUpdateTaskRequestDsl().apply(request).build(), every, atMost)

    /**
     * Waits until the most recent task that associates a partner's qualifications has succeeded.
     *
     * There is no other final state.
     *
     * @param request the request that is polled
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @return the successful task
     * @throws IllegalArgumentException if a duration is out of range
     */
    public suspend fun waitUntilQualificationsAssociationTaskSucceeded(
        request: GetQualificationsAssociationTaskRequest,
        every: Duration? = null,
        atMost: Duration? = null,
    ): GetQualificationsAssociationTaskResponse =
        throw UnsupportedOperationException(
            "waitUntilQualificationsAssociationTaskSucceeded is not implemented by this client"
        )

    /**
     * Calls [waitUntilQualificationsAssociationTaskSucceeded] with a request that a block configures.
     *
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @param request configures the request; invoked once, before it is sent
     * @return the successful task
     * @throws IllegalArgumentException if a duration is out of range, a required member is missing or a member violates
     *   a constraint of the service model
     */
    public suspend fun waitUntilQualificationsAssociationTaskSucceeded(
        every: Duration? = null,
        atMost: Duration? = null,
        request: GetQualificationsAssociationTaskRequestDsl.() -> Unit,
    ): GetQualificationsAssociationTaskResponse =
        waitUntilQualificationsAssociationTaskSucceeded(
            GetQualificationsAssociationTaskRequestDsl().apply(request).build(),
            every,
            atMost,
        )

    /**
     * Waits until the most recent task that disassociates a partner's qualifications has succeeded.
     *
     * There is no other final state.
     *
     * @param request the request that is polled
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @return the successful task
     * @throws IllegalArgumentException if a duration is out of range
     */
    public suspend fun waitUntilQualificationsDisassociationTaskSucceeded(
        request: GetQualificationsDisassociationTaskRequest,
        every: Duration? = null,
        atMost: Duration? = null,
    ): GetQualificationsDisassociationTaskResponse =
        throw UnsupportedOperationException(
            "waitUntilQualificationsDisassociationTaskSucceeded is not implemented by this client"
        )

    /**
     * Calls [waitUntilQualificationsDisassociationTaskSucceeded] with a request that a block configures.
     *
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @param request configures the request; invoked once, before it is sent
     * @return the successful task
     * @throws IllegalArgumentException if a duration is out of range, a required member is missing or a member violates
     *   a constraint of the service model
     */
    public suspend fun waitUntilQualificationsDisassociationTaskSucceeded(
        every: Duration? = null,
        atMost: Duration? = null,
        request: GetQualificationsDisassociationTaskRequestDsl.() -> Unit,
    ): GetQualificationsDisassociationTaskResponse =
        waitUntilQualificationsDisassociationTaskSucceeded(
            GetQualificationsDisassociationTaskRequestDsl().apply(request).build(),
            every,
            atMost,
        )

    /**
     * Waits until the verification of the caller's business, or of its registrant, has succeeded.
     *
     * `FAILED` and `REJECTED` are the other final states. `PENDING_CUSTOMER_ACTION` is not final: the response has the
     * URL with which the person completes the verification. The function returns only the final response: poll
     * [the client][io.github.partnerflux.PartnerCentralAccountClient.waitUntilVerificationSucceeded] for the URL.
     *
     * @param request the request that is polled
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @return the successful verification
     * @throws IllegalArgumentException if a duration is out of range
     */
    public suspend fun waitUntilVerificationSucceeded(
        request: GetVerificationRequest,
        every: Duration? = null,
        atMost: Duration? = null,
    ): Verification =
        throw UnsupportedOperationException("waitUntilVerificationSucceeded is not implemented by this client")

    /**
     * Calls [waitUntilVerificationSucceeded] with a request that a block configures.
     *
     * @param every the delay between a response and the next poll, more than 0, up to 1 day; `null` for the default
     * @param atMost the maximum duration of the wait, more than 0, up to 365 days; `null` for none
     * @param request configures the request; invoked once, before it is sent
     * @return the successful verification
     * @throws IllegalArgumentException if a duration is out of range, a required member is missing or a member violates
     *   a constraint of the service model
     */
    public suspend fun waitUntilVerificationSucceeded(
        every: Duration? = null,
        atMost: Duration? = null,
        request: GetVerificationRequestDsl.() -> Unit,
    ): Verification = waitUntilVerificationSucceeded(GetVerificationRequestDsl().apply(request).build(), every, atMost)

    /**
     * Edits the connection preferences of the caller's account: reads them, applies a block, and writes the result with
     * the revision that was read.
     *
     * If the preferences have changed between reading and writing, the edit starts again after a short random delay,
     * and fails with the fifth [ConflictException][io.github.partnerflux.exception.ConflictException]. If the block
     * changes nothing, nothing is written: a write whose response was lost counts as done.
     *
     * ```kotlin
     * client.editConnectionPreferences("AWS") {
     *     accessType = AccessType.ALLOW_BY_DEFAULT_DENY_SOME
     *     excludedParticipantIdentifiers = (excludedParticipantIdentifiers.orEmpty() + "pprofile-abcdefghij234").distinct()
     * }
     * ```
     *
     * @param catalog the catalog, such as `AWS`
     * @param edit changes the update, which has the current preferences; invoked for each attempt on a thread that must
     *   not be blocked
     * @return the preferences as they are after the edit
     * @throws IllegalArgumentException if the catalog violates a constraint of the service model
     * @see io.github.partnerflux.PartnerCentralAccountClient.editConnectionPreferences
     */
    public suspend fun editConnectionPreferences(
        catalog: String,
        edit: UpdateConnectionPreferencesRequestDsl.() -> Unit,
    ): ConnectionPreferences =
        throw UnsupportedOperationException("editConnectionPreferences is not implemented by this client")
}
