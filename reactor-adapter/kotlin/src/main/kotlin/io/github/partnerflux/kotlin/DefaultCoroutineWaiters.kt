// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.PollerFlux
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
import kotlin.time.toJavaDuration

internal class DefaultCoroutineWaiters(private val client: PartnerCentralAccountClient) :
    PartnerCentralAccountCoroutineWaiters {

    override suspend fun waitUntilConnectionInvitationAccepted(
        request: GetConnectionInvitationRequest,
        every: Duration?,
        atMost: Duration?,
    ): ConnectionInvitation = client.waitUntilConnectionInvitationAccepted(request).await(every, atMost)

    override suspend fun waitUntilProfileUpdateTaskSucceeded(
        request: GetProfileUpdateTaskRequest,
        every: Duration?,
        atMost: Duration?,
    ): ProfileUpdateTask = client.waitUntilProfileUpdateTaskSucceeded(request).await(every, atMost)

    override suspend fun waitUntilQualificationsAssociationTaskSucceeded(
        request: GetQualificationsAssociationTaskRequest,
        every: Duration?,
        atMost: Duration?,
    ): GetQualificationsAssociationTaskResponse =
        client.waitUntilQualificationsAssociationTaskSucceeded(request).await(every, atMost)

    override suspend fun waitUntilQualificationsDisassociationTaskSucceeded(
        request: GetQualificationsDisassociationTaskRequest,
        every: Duration?,
        atMost: Duration?,
    ): GetQualificationsDisassociationTaskResponse =
        client.waitUntilQualificationsDisassociationTaskSucceeded(request).await(every, atMost)

    override suspend fun waitUntilVerificationSucceeded(
        request: GetVerificationRequest,
        every: Duration?,
        atMost: Duration?,
    ): Verification = client.waitUntilVerificationSucceeded(request).await(every, atMost)

    override suspend fun editConnectionPreferences(
        catalog: String,
        edit: UpdateConnectionPreferencesRequestDsl.() -> Unit,
    ): ConnectionPreferences =
        client
            .editConnectionPreferences(catalog) { current ->
                val update = UpdateConnectionPreferencesRequestDsl()
                update.copyFrom(current)
                update.apply(edit).build().toBuilder()
            }
            .await()

    private suspend fun <T : Any> PollerFlux<T>.await(every: Duration?, atMost: Duration?): T {
        val withInterval = if (every == null) this else every(every.toJavaDuration())
        return (if (atMost == null) withInterval else withInterval.atMost(atMost.toJavaDuration())).result().await()
    }
}
