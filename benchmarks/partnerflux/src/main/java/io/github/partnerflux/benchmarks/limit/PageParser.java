package io.github.partnerflux.benchmarks.limit;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A minimal parser that reads a page token by token. */
final class PageParser {

    private static final JsonFactory JSON = new JsonFactory();

    private PageParser() {}

    record Page(List<Connection> connections, @Nullable String nextToken) {}

    record Connection(
            @Nullable String catalog,
            @Nullable String id,
            @Nullable String arn,
            @Nullable String otherParticipantAccountId,
            @Nullable Instant updatedAt,
            Map<String, ConnectionType> types) {}

    record ConnectionType(@Nullable String status, @Nullable Participant participant) {}

    record Participant(
            String kind, @Nullable String id, @Nullable String name) {}

    static Page parse(InputStream body) {
        List<Connection> connections = new ArrayList<>();
        String nextToken = null;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                switch (name) {
                    case "ConnectionSummaries" -> {
                        parser.nextToken();
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            connections.add(connection(parser));
                        }
                    }
                    case "NextToken" -> nextToken = parser.nextStringValue();
                    default -> skip(parser);
                }
            }
        }
        return new Page(connections, nextToken);
    }

    private static Connection connection(JsonParser parser) {
        String catalog = null;
        String id = null;
        String arn = null;
        String account = null;
        Instant updatedAt = null;
        Map<String, ConnectionType> types = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            switch (name) {
                case "Catalog" -> catalog = parser.nextStringValue();
                case "Id" -> id = parser.nextStringValue();
                case "Arn" -> arn = parser.nextStringValue();
                case "OtherParticipantAccountId" -> account = parser.nextStringValue();
                case "UpdatedAt" -> updatedAt = timestamp(parser.nextStringValue());
                case "ConnectionTypes" -> {
                    parser.nextToken();
                    for (String type = parser.nextName(); type != null; type = parser.nextName()) {
                        parser.nextToken();
                        types.put(type, connectionType(parser));
                    }
                }
                default -> skip(parser);
            }
        }
        return new Connection(catalog, id, arn, account, updatedAt, types);
    }

    private static ConnectionType connectionType(JsonParser parser) {
        String status = null;
        Participant participant = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            switch (name) {
                case "Status" -> status = parser.nextStringValue();
                case "OtherParticipant" -> {
                    parser.nextToken();
                    String tag = parser.nextName();
                    parser.nextToken();
                    participant = participant(tag, parser);
                    parser.nextToken();
                }
                default -> skip(parser);
            }
        }
        return new ConnectionType(status, participant);
    }

    private static Participant participant(String tag, JsonParser parser) {
        String id = null;
        String fullName = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            switch (name) {
                case "Id" -> id = parser.nextStringValue();
                case "Name" -> fullName = parser.nextStringValue();
                default -> skip(parser);
            }
        }
        return new Participant(tag, id, fullName);
    }

    /** Parses only the format that the server writes: {@code Instant.parse} would cost as much as all the rest. */
    private static Instant timestamp(String text) {
        long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int seconds = number(text, 11, 13) * 3600 + number(text, 14, 16) * 60 + number(text, 17, 19);
        int millis = text.length() > 20 ? number(text, 20, 23) : 0;
        return Instant.ofEpochSecond(days * 86_400 + seconds, millis * 1_000_000L);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static void skip(JsonParser parser) {
        parser.nextToken();
        parser.skipChildren();
    }
}
