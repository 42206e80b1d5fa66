// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.Participant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Connections for tests of writers. */
final class Connections {

    /** An account id whose leading zero a spreadsheet would drop. */
    static final String ACCOUNT = "012345678901";

    private Connections() {}

    static ConnectionSummary named(String name) {
        return with(new Participant.Account(name));
    }

    static ConnectionSummary with(Participant participant) {
        return new ConnectionSummary(
                "AWS",
                "pac-0123456789abc",
                "arn",
                ACCOUNT,
                Instant.EPOCH,
                Map.of(ConnectionType.SUBSIDIARY, new ConnectionTypeSummary(ConnectionTypeStatus.ACTIVE, participant)));
    }

    static String row(RowWriter writer, ConnectionSummary connection) {
        return new String(writer.row(Row.of(connection)), StandardCharsets.UTF_8);
    }
}
