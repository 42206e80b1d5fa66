package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.fault.FutureValues;
import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.operation.PageTokens.Cursor;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates the pages of a listing. Its items have places in an order to which items are only added, so that no item is
 * skipped or repeated if the data changes between two pages.
 */
public final class Listing {

    private final PageTokens tokens;

    public Listing(PageTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Creates a page.
     *
     * @param call the call, of an operation with a {@code NextToken}
     * @param member the name of the response's list
     * @param pageSize the maximum number of items
     * @param filters the operation and the filters, which the token is bound to
     * @param itemsFrom returns the selected items from a place on, in their order
     */
    public ObjectNode page(
            Call call, String member, int pageSize, List<String> filters, LongFunction<Iterator<Item>> itemsFrom) {
        List<String> listing = new ArrayList<>();
        listing.add(call.caller().accountId());
        listing.add(call.catalog());
        listing.addAll(filters);
        String token = call.input().optionalText("NextToken");
        Cursor cursor = token == null ? Cursor.START : tokens.read(token, listing);
        if (cursor == null) {
            throw ServiceError.field(
                    "NextToken",
                    "is not a token that a page of this listing (account, catalog and filters) ended with",
                    FieldError.INVALID_VALUE);
        }
        if (call.fault() == PageFault.EMPTY_PAGE) {
            Cursor same = new Cursor(cursor.position(), cursor.detours() + 1, false);
            return page(member, List.of(), tokens.write(same, listing));
        }
        Iterator<Item> items = itemsFrom.apply(cursor.position());
        List<ObjectNode> found = new ArrayList<>(pageSize);
        long next = cursor.position();
        while (found.size() < pageSize && items.hasNext()) {
            Item item = items.next();
            found.add(item.summary());
            next = item.place() + 1;
        }
        String nextToken = nextToken(next, items.hasNext(), cursor, token, call.fault(), listing);
        ObjectNode page = page(member, found, nextToken);
        if (call.fault() == PageFault.UNKNOWN_VALUES) {
            FutureValues.addTo(page);
        }
        return page;
    }

    private @Nullable String nextToken(
            long next, boolean more, Cursor cursor, @Nullable String token, PageFault fault, List<String> listing) {
        boolean repeat = fault == PageFault.REPEAT_TOKEN;
        if (token != null && (cursor.sticky() || repeat)) {
            return token;
        }
        return more || repeat ? tokens.write(new Cursor(next, 0, repeat), listing) : null;
    }

    private static ObjectNode page(String member, List<ObjectNode> items, @Nullable String nextToken) {
        ObjectNode page = Json.object();
        ArrayNode list = page.putArray(member);
        items.forEach(list::add);
        if (nextToken != null) {
            page.put("NextToken", nextToken);
        }
        return page;
    }

    /** An item of a listing, and its place in the order of all items. */
    public record Item(long place, ObjectNode summary) {}
}
