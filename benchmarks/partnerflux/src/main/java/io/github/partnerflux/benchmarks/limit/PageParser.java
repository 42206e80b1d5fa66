// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.limit.Connection.ConnectionType;
import io.github.partnerflux.benchmarks.limit.Connection.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Reads a page token by token with Jackson's streaming parser, straight into records. */
public final class PageParser {

    // Event loops read pages: the buffers of a thread need no synchronization.
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private PageParser() {}

    /** Reads a page. */
    public static Page read(byte[] json, int offset, int length) {
        List<Connection> connections = List.of();
        String nextToken = null;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json, offset, length)) {
            next(parser, JsonToken.START_OBJECT);
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                switch (name) {
                    case "ConnectionSummaries" -> connections = connections(parser);
                    case "NextToken" -> nextToken = parser.nextStringValue();
                    default -> skip(parser);
                }
            }
        }
        return new Page(connections, nextToken);
    }

    private static List<Connection> connections(JsonParser parser) {
        next(parser, JsonToken.START_ARRAY);
        List<Connection> connections = new ArrayList<>(Contestant.PAGE_SIZE);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            connections.add(connection(parser));
        }
        return connections;
    }

    private static Connection connection(JsonParser parser) {
        String catalog = null;
        String id = null;
        String arn = null;
        String account = null;
        Instant updatedAt = null;
        List<ConnectionType> types = List.of();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            switch (name) {
                case "Catalog" -> catalog = usually("AWS", parser);
                case "Id" -> id = parser.nextStringValue();
                case "Arn" -> arn = parser.nextStringValue();
                case "OtherParticipantAccountId" -> account = parser.nextStringValue();
                case "UpdatedAt" -> updatedAt = timestamp(parser);
                case "ConnectionTypes" -> types = types(parser);
                default -> skip(parser);
            }
        }
        return new Connection(catalog, id, arn, account, updatedAt, types);
    }

    private static List<ConnectionType> types(JsonParser parser) {
        next(parser, JsonToken.START_OBJECT);
        List<ConnectionType> types = new ArrayList<>(Connection.MOST_TYPES);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            types.add(type(name, parser));
        }
        return types;
    }

    private static ConnectionType type(String typeName, JsonParser parser) {
        String status = null;
        Participant participant = null;
        next(parser, JsonToken.START_OBJECT);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            switch (name) {
                case "Status" -> status = usually("ACTIVE", parser);
                case "OtherParticipant" -> participant = participant(parser);
                default -> skip(parser);
            }
        }
        return new ConnectionType(typeName, status, participant);
    }

    private static @Nullable Participant participant(JsonParser parser) {
        Participant participant = null;
        next(parser, JsonToken.START_OBJECT);
        for (String kind = parser.nextName(); kind != null; kind = parser.nextName()) {
            participant = participant(kind, parser);
        }
        return participant;
    }

    private static Participant participant(String kind, JsonParser parser) {
        String id = null;
        String fullName = null;
        next(parser, JsonToken.START_OBJECT);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            switch (name) {
                case "Id" -> id = parser.nextStringValue();
                case "Name" -> fullName = parser.nextStringValue();
                default -> skip(parser);
            }
        }
        return new Participant(kind, id, fullName);
    }

    /** Reads a string, and allocates none if it is the usual one. */
    private static @Nullable String usually(String usual, JsonParser parser) {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        int length = parser.getStringLength();
        if (length != usual.length()) {
            return parser.getString();
        }
        char[] characters = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        for (int i = 0; i < length; i++) {
            if (characters[offset + i] != usual.charAt(i)) {
                return parser.getString();
            }
        }
        return usual;
    }

    private static Instant timestamp(JsonParser parser) {
        next(parser, JsonToken.VALUE_STRING);
        char[] text = parser.getStringCharacters();
        int start = parser.getStringOffset();
        if (parser.getStringLength() != Timestamps.LENGTH
                || text[start + 19] != '.'
                || text[start + Timestamps.LENGTH - 1] != 'Z') {
            return Instant.parse(parser.getString());
        }
        return Timestamps.instant(
                number(text, start, 4),
                number(text, start + 5, 2),
                number(text, start + 8, 2),
                number(text, start + 11, 2),
                number(text, start + 14, 2),
                number(text, start + 17, 2),
                number(text, start + 20, 3));
    }

    private static int number(char[] text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    private static void next(JsonParser parser, JsonToken expected) {
        JsonToken token = parser.nextToken();
        if (token != expected) {
            throw new IllegalArgumentException("expected " + expected + " but found " + token);
        }
    }

    private static void skip(JsonParser parser) {
        parser.nextToken();
        parser.skipChildren();
    }
}
