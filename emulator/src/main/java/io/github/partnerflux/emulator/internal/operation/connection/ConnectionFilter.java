// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import io.github.partnerflux.emulator.internal.state.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a listing of connections.
 *
 * @param type a connection type, alone or with a status after a colon; {@code null} selects all
 * @param participants account and profile ids of other participants; none selects all
 */
record ConnectionFilter(@Nullable String type, Set<String> participants) {

    boolean matches(Connection connection) {
        return matchesType(connection) && matchesParticipant(connection);
    }

    private boolean matchesType(Connection connection) {
        if (type == null) {
            return true;
        }
        int colon = type.indexOf(':');
        Connection.Type found = connection.types().get(colon < 0 ? type : type.substring(0, colon));
        return found != null && (colon < 0 || found.status().equals(type.substring(colon + 1)));
    }

    private boolean matchesParticipant(Connection connection) {
        return participants.isEmpty()
                || participants.contains(connection.otherParticipantAccountId())
                || connection.types().values().stream()
                        .map(entry -> entry.otherParticipant().id())
                        .anyMatch(id -> id != null && participants.contains(id));
    }
}
