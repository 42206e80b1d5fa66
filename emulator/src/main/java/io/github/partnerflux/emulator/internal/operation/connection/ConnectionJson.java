// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Connection;
import tools.jackson.databind.node.ObjectNode;

/** Writes connections as the structures of the model. */
public final class ConnectionJson {

    private ConnectionJson() {}

    /** Writes a {@code ConnectionSummary}. */
    static ObjectNode summary(Connection connection, String catalog) {
        ObjectNode summary = withoutTypes(connection, catalog);
        ObjectNode types = summary.putObject("ConnectionTypes");
        connection.types().forEach((name, type) -> {
            ObjectNode entry = types.putObject(name).put("Status", type.status());
            write(type.otherParticipant(), entry.putObject("OtherParticipant"));
        });
        return summary;
    }

    /** Writes a {@code Connection}. */
    public static ObjectNode connection(Connection connection, String catalog) {
        ObjectNode json = withoutTypes(connection, catalog);
        ObjectNode types = json.putObject("ConnectionTypes");
        connection.types().forEach((name, type) -> write(type, types.putObject(name)));
        return json;
    }

    private static ObjectNode withoutTypes(Connection connection, String catalog) {
        ObjectNode json = Json.object();
        json.put("Catalog", catalog);
        json.put("Id", connection.id());
        json.put("Arn", connection.arn(catalog));
        json.put("OtherParticipantAccountId", connection.otherParticipantAccountId());
        json.put("UpdatedAt", connection.updatedAtText());
        return json;
    }

    private static void write(Connection.Type type, ObjectNode detail) {
        detail.put("CreatedAt", type.createdAt().toString());
        detail.put("InviterEmail", type.inviter().email());
        detail.put("InviterName", type.inviter().name());
        detail.put("Status", type.status());
        Connection.Cancellation cancellation = type.cancellation();
        if (cancellation != null) {
            detail.put("CanceledAt", cancellation.at().toString());
            detail.put("CanceledBy", cancellation.accountId());
        }
        write(type.otherParticipant(), detail.putObject("OtherParticipant"));
    }

    private static void write(Connection.Participant participant, ObjectNode union) {
        ObjectNode member = union.putObject(participant.kind().tag());
        if (participant.id() != null) {
            member.put("Id", participant.id());
        }
        member.put("Name", participant.name());
    }
}
