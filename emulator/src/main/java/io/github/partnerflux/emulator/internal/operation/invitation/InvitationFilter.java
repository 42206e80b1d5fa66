// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.state.Invitation;
import io.github.partnerflux.emulator.internal.validation.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a listing of invitations, all of which a selected invitation satisfies.
 *
 * <p>Assumption: other participants are selected by the identifier that the caller sees in the invitation.
 *
 * @param connectionType {@code null} selects all
 * @param participantType the role of the caller; {@code null} selects both
 * @param status {@code null} selects all
 * @param otherParticipants none selects all
 */
record InvitationFilter(
        @Nullable String connectionType,
        @Nullable String participantType,
        @Nullable String status,
        SortedSet<String> otherParticipants) {

    static InvitationFilter of(Input input) {
        return new InvitationFilter(
                input.optionalText("ConnectionType"),
                input.optionalText("ParticipantType"),
                input.optionalText("Status"),
                new TreeSet<>(input.texts("OtherParticipantIdentifiers")));
    }

    /** Returns the filters as a page token is bound to them. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (String filter : new String[] {connectionType, participantType, status}) {
            parts.add(filter == null ? "" : filter);
        }
        parts.addAll(otherParticipants);
        return parts;
    }

    boolean matches(Invitation invitation, String caller) {
        return matches(connectionType, invitation.terms().connectionType())
                && matches(participantType, InvitationJson.participantType(invitation, caller))
                && matches(status, invitation.status())
                && (otherParticipants.isEmpty()
                        || otherParticipants.contains(invitation.otherParticipantIdentifier(caller)));
    }

    private static boolean matches(@Nullable String filter, String value) {
        return filter == null || filter.equals(value);
    }
}
