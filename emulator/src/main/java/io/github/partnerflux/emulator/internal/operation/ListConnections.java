package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.fault.FutureValues;
import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.operation.PageTokens.Cursor;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Connection;
import io.github.partnerflux.emulator.internal.validation.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the connections of the caller, page by page. */
public final class ListConnections {

    public static final int DEFAULT_MAX_RESULTS = 100;

    private final PageTokens tokens;

    ListConnections(PageTokens tokens) {
        this.tokens = tokens;
    }

    Response call(Account caller, Input input, PageFault fault) {
        String catalog = input.text("Catalog");
        String token = input.optionalText("NextToken");
        String type = input.optionalText("ConnectionType");
        int pageSize = input.integer("MaxResults", DEFAULT_MAX_RESULTS);
        List<String> participants = input.texts("OtherParticipantIdentifiers");
        List<String> listing = listing(caller, catalog, type, participants);
        Cursor cursor = token == null ? Cursor.START : tokens.read(token, listing);
        if (cursor == null) {
            throw ServiceError.field(
                    "NextToken",
                    "is not a token that a page of this listing (account, catalog and filters) ended with",
                    FieldError.INVALID_VALUE);
        }
        if (fault == PageFault.EMPTY_PAGE) {
            Cursor same = new Cursor(cursor.position(), cursor.detours() + 1, false);
            return Response.json(200, page(catalog, List.of(), tokens.write(same, listing)));
        }
        ConnectionFilter filter = new ConnectionFilter(type, new HashSet<>(participants));
        Found found = find(caller.connections(), filter, cursor.position(), pageSize);
        ObjectNode page = page(catalog, found.connections(), nextToken(found, cursor, token, fault, listing));
        if (fault == PageFault.UNKNOWN_VALUES) {
            FutureValues.addTo(page);
        }
        return Response.json(200, page);
    }

    /** Identifies a listing. The order of the participants and repetitions among them have no effect. */
    private static List<String> listing(
            Account caller, String catalog, @Nullable String type, List<String> participants) {
        List<String> listing = new ArrayList<>();
        listing.add("ListConnections");
        listing.add(caller.accountId());
        listing.add(catalog);
        listing.add(type == null ? "" : type);
        listing.addAll(new TreeSet<>(participants));
        return listing;
    }

    private static Found find(List<Connection> all, ConnectionFilter filter, long start, int pageSize) {
        List<Connection> found = new ArrayList<>(pageSize);
        int position = (int) Math.min(start, all.size());
        for (; position < all.size(); position++) {
            Connection connection = all.get(position);
            if (filter.matches(connection)) {
                if (found.size() == pageSize) {
                    return new Found(found, position, true);
                }
                found.add(connection);
            }
        }
        return new Found(found, position, false);
    }

    private @Nullable String nextToken(
            Found found, Cursor cursor, @Nullable String token, PageFault fault, List<String> listing) {
        boolean repeat = fault == PageFault.REPEAT_TOKEN;
        if (token != null && (cursor.sticky() || repeat)) {
            return token;
        }
        return found.more() || repeat ? tokens.write(new Cursor(found.next(), 0, repeat), listing) : null;
    }

    private static ObjectNode page(String catalog, List<Connection> connections, @Nullable String nextToken) {
        ObjectNode page = Json.object();
        ArrayNode summaries = page.putArray("ConnectionSummaries");
        for (Connection connection : connections) {
            ConnectionSummaries.write(connection, catalog, summaries.addObject());
        }
        if (nextToken != null) {
            page.put("NextToken", nextToken);
        }
        return page;
    }

    /** The connections of a page, the position of the next page, and whether there is one. */
    private record Found(List<Connection> connections, int next, boolean more) {}
}
