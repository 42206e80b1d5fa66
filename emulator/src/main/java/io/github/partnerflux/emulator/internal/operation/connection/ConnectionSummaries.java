package io.github.partnerflux.emulator.internal.operation.connection;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Connection;
import tools.jackson.databind.node.ObjectNode;

/** Writes connections as the structure {@code ConnectionSummary} of the model. */
final class ConnectionSummaries {

    private ConnectionSummaries() {}

    static ObjectNode summary(Connection connection, String catalog) {
        ObjectNode summary = Json.object();
        summary.put("Catalog", catalog);
        summary.put("Id", connection.id());
        summary.put("Arn", connection.arn(catalog));
        summary.put("OtherParticipantAccountId", connection.otherParticipantAccountId());
        summary.put("UpdatedAt", connection.updatedAtText());
        ObjectNode types = summary.putObject("ConnectionTypes");
        connection.types().forEach((name, type) -> {
            ObjectNode entry = types.putObject(name).put("Status", type.status());
            write(type.otherParticipant(), entry.putObject("OtherParticipant"));
        });
        return summary;
    }

    private static void write(Connection.Participant participant, ObjectNode union) {
        ObjectNode member = union.putObject(participant.kind().tag());
        if (participant.id() != null) {
            member.put("Id", participant.id());
        }
        member.put("Name", participant.name());
    }
}
