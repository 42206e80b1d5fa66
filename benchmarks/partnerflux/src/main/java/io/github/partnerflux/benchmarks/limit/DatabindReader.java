// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.partnerflux.benchmarks.limit.Connection.ConnectionType;
import io.github.partnerflux.benchmarks.limit.Connection.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads a page with Databind. The maps of its JSON are then copied, which takes little of a cold start. */
final class DatabindReader {

    private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(PageShape.class);

    private DatabindReader() {}

    private record PageShape(
            @JsonProperty("ConnectionSummaries") List<ConnectionShape> connections,
            @JsonProperty("NextToken") @Nullable String nextToken) {}

    private record ConnectionShape(
            @JsonProperty("Catalog") @Nullable String catalog,
            @JsonProperty("Id") @Nullable String id,
            @JsonProperty("Arn") @Nullable String arn,

            @JsonProperty("OtherParticipantAccountId") @Nullable
            String otherParticipantAccountId,

            @JsonProperty("UpdatedAt") @Nullable Instant updatedAt,
            @JsonProperty("ConnectionTypes") Map<String, TypeShape> types) {

        Connection connection() {
            List<ConnectionType> list = new ArrayList<>(types.size());
            types.forEach((name, type) -> list.add(new ConnectionType(name, type.status(), type.participant())));
            return new Connection(catalog, id, arn, otherParticipantAccountId, updatedAt, list);
        }
    }

    private record TypeShape(
            @JsonProperty("Status") @Nullable String status,
            @JsonProperty("OtherParticipant") Map<String, ProfileShape> participants) {

        @Nullable
        Participant participant() {
            Participant participant = null;
            for (Map.Entry<String, ProfileShape> member : participants.entrySet()) {
                ProfileShape profile = member.getValue();
                participant = new Participant(member.getKey(), profile.id(), profile.name());
            }
            return participant;
        }
    }

    private record ProfileShape(
            @JsonProperty("Id") @Nullable String id,
            @JsonProperty("Name") @Nullable String name) {}

    static Page read(byte[] json, int offset, int length) {
        PageShape page = JSON.readValue(json, offset, length);
        List<Connection> connections = new ArrayList<>(page.connections().size());
        page.connections().forEach(connection -> connections.add(connection.connection()));
        return new Page(connections, page.nextToken());
    }
}
