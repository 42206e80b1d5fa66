// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.model.ConnectionInvitation;
import io.github.partnerflux.model.GetQualificationsAssociationTaskResponse;
import io.github.partnerflux.model.GetQualificationsDisassociationTaskResponse;
import io.github.partnerflux.model.InvitationStatus;
import io.github.partnerflux.model.ProfileTaskStatus;
import io.github.partnerflux.model.ProfileUpdateTask;
import io.github.partnerflux.model.QualificationsAssociationTaskStatus;
import io.github.partnerflux.model.QualificationsDisassociationTaskStatus;
import io.github.partnerflux.model.Verification;
import io.github.partnerflux.model.VerificationStatus;
import java.util.Set;

/** What the client can wait for. The model has no waiters. */
final class Waiters {

    static final Waiter<ConnectionInvitation, InvitationStatus> CONNECTION_INVITATION_ACCEPTED = new Waiter<>(
            "GetConnectionInvitation",
            ConnectionInvitation::status,
            InvitationStatus.ACCEPTED,
            Set.of(InvitationStatus.REJECTED, InvitationStatus.CANCELED, InvitationStatus.EXPIRED),
            ConnectionInvitation::id);

    static final Waiter<ProfileUpdateTask, ProfileTaskStatus> PROFILE_UPDATE_TASK_SUCCEEDED = new Waiter<>(
            "GetProfileUpdateTask",
            ProfileUpdateTask::status,
            ProfileTaskStatus.SUCCEEDED,
            Set.of(ProfileTaskStatus.FAILED, ProfileTaskStatus.CANCELED),
            ProfileUpdateTask::taskId);

    static final Waiter<GetQualificationsAssociationTaskResponse, QualificationsAssociationTaskStatus>
            QUALIFICATIONS_ASSOCIATION_TASK_SUCCEEDED = new Waiter<>(
                    "GetQualificationsAssociationTask",
                    GetQualificationsAssociationTaskResponse::status,
                    QualificationsAssociationTaskStatus.SUCCEEDED,
                    Set.of(),
                    GetQualificationsAssociationTaskResponse::taskId);

    static final Waiter<GetQualificationsDisassociationTaskResponse, QualificationsDisassociationTaskStatus>
            QUALIFICATIONS_DISASSOCIATION_TASK_SUCCEEDED = new Waiter<>(
                    "GetQualificationsDisassociationTask",
                    GetQualificationsDisassociationTaskResponse::status,
                    QualificationsDisassociationTaskStatus.SUCCEEDED,
                    Set.of(),
                    GetQualificationsDisassociationTaskResponse::taskId);

    static final Waiter<Verification, VerificationStatus> VERIFICATION_SUCCEEDED = new Waiter<>(
            "GetVerification",
            Verification::verificationStatus,
            VerificationStatus.SUCCEEDED,
            Set.of(VerificationStatus.FAILED, VerificationStatus.REJECTED),
            // A verification has no ID, and a new one cannot start while one is in progress.
            verification -> verification.verificationType().value());

    private Waiters() {}
}
