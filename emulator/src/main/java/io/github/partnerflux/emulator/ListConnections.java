package io.github.partnerflux.emulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the connections of the caller, page by page. */
final class ListConnections implements Operation {

    private static final Set<String> CATALOGS = new TreeSet<>(List.of("AWS", "Sandbox"));

    private static final int MAX_PAGE_SIZE = 100;

    private final PageTokens tokens;

    ListConnections(PageTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public ObjectNode call(EmulatedAccount caller, Input input, PageFault fault) {
        String catalog = input.requiredText("Catalog", Shapes.CATALOG);
        String token = input.text("NextToken", Shapes.NEXT_TOKEN);
        String type = input.text("ConnectionType", Shapes.CONNECTION_TYPE_FILTER);
        int pageSize = input.integer("MaxResults", 1, MAX_PAGE_SIZE, PartnerCentralEmulator.DEFAULT_MAX_RESULTS);
        List<String> participants = input.texts("OtherParticipantIdentifiers", 100, Shapes.PARTICIPANT_IDENTIFIER);
        if (!catalog.isEmpty() && !CATALOGS.contains(catalog)) {
            input.reject("Catalog", "must be one of " + CATALOGS + ", but is \"" + catalog + "\"");
        }
        // A token is bound to the other members: it is read once they are valid.
        input.check();
        List<String> listing = listing(caller, catalog, type, participants);
        PageTokens.Cursor cursor = token == null ? PageTokens.Cursor.START : tokens.read(token, listing);
        if (cursor == null) {
            input.reject(
                    "NextToken",
                    "is not a token that a page of this listing (account, catalog and filters) ended with");
            input.check();
            throw new IllegalStateException("unreachable");
        }
        if (fault == PageFault.EMPTY_PAGE) {
            return page(
                    List.of(),
                    tokens.write(new PageTokens.Cursor(cursor.position(), cursor.detours() + 1, false), listing));
        }
        Filter filter = new Filter(type, new HashSet<>(participants));
        return list(caller.connections(), catalog, filter, cursor, token, pageSize, fault, listing);
    }

    private ObjectNode list(
            List<EmulatedConnection> connections,
            String catalog,
            Filter filter,
            PageTokens.Cursor cursor,
            @Nullable String token,
            int pageSize,
            PageFault fault,
            List<String> listing) {
        List<EmulatedConnection> found = new ArrayList<>(pageSize);
        int position = (int) Math.min(cursor.position(), connections.size());
        int end = connections.size();
        // Looks for one connection more than a page holds: the last page has no token.
        for (; position < end; position++) {
            EmulatedConnection connection = connections.get(position);
            if (filter.matches(connection)) {
                if (found.size() == pageSize) {
                    break;
                }
                found.add(connection.inCatalog(catalog));
            }
        }
        String next = null;
        if (token != null && (cursor.sticky() || fault == PageFault.REPEAT_TOKEN)) {
            next = token;
        } else if (position < end || fault == PageFault.REPEAT_TOKEN) {
            next = tokens.write(new PageTokens.Cursor(position, 0, fault == PageFault.REPEAT_TOKEN), listing);
        }
        ObjectNode page = page(found, next);
        if (fault == PageFault.UNKNOWN_VALUES) {
            FutureValues.addTo(page);
        }
        return page;
    }

    private static List<String> listing(
            EmulatedAccount caller, String catalog, @Nullable String type, List<String> participants) {
        List<String> listing = new ArrayList<>();
        listing.add("ListConnections");
        listing.add(caller.accountId());
        listing.add(catalog);
        listing.add(type == null ? "" : type);
        // Order and repetitions have no effect on the result.
        listing.addAll(new TreeSet<>(participants));
        return listing;
    }

    private static ObjectNode page(List<EmulatedConnection> connections, @Nullable String nextToken) {
        ObjectNode page = Json.object();
        ArrayNode summaries = page.putArray("ConnectionSummaries");
        for (EmulatedConnection connection : connections) {
            summarize(connection, summaries.addObject());
        }
        if (nextToken != null) {
            page.put("NextToken", nextToken);
        }
        return page;
    }

    private static void summarize(EmulatedConnection connection, ObjectNode summary) {
        summary.put("Catalog", connection.catalog());
        summary.put("Id", connection.id());
        summary.put("Arn", connection.arn());
        summary.put("OtherParticipantAccountId", connection.otherParticipantAccountId());
        summary.put("UpdatedAt", connection.updatedAtText());
        ObjectNode types = summary.putObject("ConnectionTypes");
        connection.types().forEach((name, type) -> {
            ObjectNode participant = types.putObject(name)
                    .put("Status", type.status())
                    .putObject("OtherParticipant")
                    .putObject(type.participantKind().tag());
            if (type.participantId() != null) {
                participant.put("Id", type.participantId());
            }
            participant.put("Name", type.participantName());
        });
    }

    /** The filters of a request. {@code type} may have a status after a colon. */
    private record Filter(@Nullable String type, Set<String> participants) {

        boolean matches(EmulatedConnection connection) {
            return matchesType(connection) && matchesParticipant(connection);
        }

        private boolean matchesType(EmulatedConnection connection) {
            if (type == null) {
                return true;
            }
            int colon = type.indexOf(':');
            EmulatedConnection.Type found = connection.types().get(colon < 0 ? type : type.substring(0, colon));
            return found != null && (colon < 0 || found.status().equals(type.substring(colon + 1)));
        }

        private boolean matchesParticipant(EmulatedConnection connection) {
            return participants.isEmpty()
                    || participants.contains(connection.otherParticipantAccountId())
                    || connection.types().values().stream()
                            .anyMatch(other ->
                                    other.participantId() != null && participants.contains(other.participantId()));
        }
    }
}
