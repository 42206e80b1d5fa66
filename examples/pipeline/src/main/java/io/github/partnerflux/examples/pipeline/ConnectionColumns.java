// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.Participant;
import io.r2dbc.spi.Statement;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** The columns that the tables of connections and of changes share. */
final class ConnectionColumns {

    static final String DEFINITIONS = """
            other_participant_account_id VARCHAR,
            other_participant_name VARCHAR,
            updated_at TIMESTAMP(6) WITH TIME ZONE,
            connection_types VARCHAR""";

    static final String NAMES = "other_participant_account_id, other_participant_name, updated_at, connection_types";

    private ConnectionColumns() {}

    /**
     * @param first the index of the first parameter
     */
    static void bind(Statement statement, int first, ConnectionSummary connection) {
        statement
                .bind(first, connection.otherParticipantAccountId())
                .bind(first + 1, names(connection))
                .bind(first + 2, connection.updatedAt().atOffset(ZoneOffset.UTC))
                .bind(first + 3, types(connection));
    }

    /** Returns the name of the other participant, which may differ by the type of the connection. */
    private static String names(ConnectionSummary connection) {
        return connection.connectionTypes().values().stream()
                .map(type -> name(type.otherParticipant()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String name(Participant participant) {
        if (participant instanceof Participant.PartnerProfile partner) {
            return partner.name();
        } else if (participant instanceof Participant.SellerProfile seller) {
            return seller.name();
        }
        return participant instanceof Participant.Account account ? account.name() : "";
    }

    private static String types(ConnectionSummary connection) {
        return connection.connectionTypes().entrySet().stream()
                .map(type -> type.getKey() + ":" + type.getValue().status())
                .collect(Collectors.joining(","));
    }
}
