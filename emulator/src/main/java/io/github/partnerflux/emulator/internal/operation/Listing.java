// SPDX-License-Identifier: Apache-2.0
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates the pages of a listing. Its items have places in an order to which items are only added, so that no item is
 * skipped or repeated if the data changes between two pages.
 *
 * <p>Filters select from at most {@value #MAX_EXAMINED} items for one page, so that a filter that selects little does
 * not keep other calls waiting: the page is then short or empty, and has a token.
 */
public final class Listing {

    static final int MAX_EXAMINED = 10_000;

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
     * @param itemsFrom returns all items from a place on, in their order
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
        Selection selection = select(itemsFrom.apply(cursor.position()), cursor.position(), pageSize);
        if (call.fault() == PageFault.REPEAT_ITEM && !selection.summaries().isEmpty()) {
            // Another token than that of this page, even if the page has only this item.
            Cursor again = new Cursor(selection.last(), cursor.detours() + 1, false);
            return page(member, selection.summaries(), tokens.write(again, listing));
        }
        if (call.fault() == PageFault.OMIT_ITEM && !selection.summaries().isEmpty()) {
            selection.summaries().remove(0);
        }
        String nextToken = nextToken(selection.next(), selection.more(), cursor, token, call.fault(), listing);
        ObjectNode page = page(member, selection.summaries(), nextToken);
        if (call.fault() == PageFault.UNKNOWN_VALUES) {
            FutureValues.addTo(page);
        }
        return page;
    }

    private static Selection select(Iterator<Item> items, long position, int pageSize) {
        List<ObjectNode> summaries = new ArrayList<>(pageSize);
        long last = position;
        long next = position;
        for (int examined = 0; items.hasNext(); examined++) {
            boolean full = summaries.size() == pageSize;
            Item item = items.next();
            if (examined == MAX_EXAMINED) {
                return new Selection(summaries, last, full ? next : item.place(), true);
            }
            if (item.selected()) {
                if (full) {
                    return new Selection(summaries, last, next, true);
                }
                summaries.add(item.summary().get());
                last = item.place();
                next = last + 1;
            }
        }
        return new Selection(summaries, last, next, false);
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

    /**
     * An item of a listing.
     *
     * @param place its place in the order of all items
     * @param selected whether the filters select it
     * @param summary writes it
     */
    public record Item(long place, boolean selected, Supplier<ObjectNode> summary) {}

    /**
     * The items of a page.
     *
     * @param last the position of the last item, if there is one
     * @param next the position of the next page
     * @param more whether there may be selected items from there on
     */
    private record Selection(List<ObjectNode> summaries, long last, long next, boolean more) {}
}
