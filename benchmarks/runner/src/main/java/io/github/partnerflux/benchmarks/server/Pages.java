// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import io.github.partnerflux.benchmarks.Contestant;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A listing in its wire format. A page token is the page's number, padded to the length of the service's tokens. */
final class Pages {

    private static final String TOKEN_PREFIX = "eyJ2IjoxLCJrIjoi".repeat(12);

    private static final long EARLIEST = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long TWO_YEARS_IN_MILLIS = 2L * 365 * 24 * 60 * 60 * 1000;
    private static final List<String> NAMES = List.of(
            "Blue Harbor Analytics", "Nordwind Software GmbH", "Kestrel Cloud", "Example Corp.", "Año Nuevo Sistemas");

    /** Responses do not release the bodies: tests must not report them as leaks. */
    private static final ByteBufAllocator ALLOCATOR = new UnpooledByteBufAllocator(true, true);

    private final List<ByteBuf> bodies = new ArrayList<>();

    Pages(int connections) {
        this(connections, Contestant.PAGE_SIZE);
    }

    Pages(int connections, int pageSize) {
        SplittableRandom random = new SplittableRandom(42);
        int count = (connections + pageSize - 1) / pageSize;
        for (int page = 0; page < count; page++) {
            String items = IntStream.range(page * pageSize, Math.min(connections, (page + 1) * pageSize))
                    .mapToObj(index -> connection(index, random))
                    .collect(Collectors.joining(","));
            String token = page + 1 == count ? "" : ",\"NextToken\":\"" + TOKEN_PREFIX + (page + 1) + "\"";
            byte[] body = ("{\"ConnectionSummaries\":[" + items + "]" + token + "}").getBytes(StandardCharsets.UTF_8);
            bodies.add(Unpooled.unreleasableBuffer(
                    ALLOCATOR.directBuffer(body.length).writeBytes(body)));
        }
    }

    /** Releases the memory of the pages, once no request is pending. */
    void release() {
        bodies.forEach(body -> body.unwrap().release());
        bodies.clear();
    }

    /** Returns the response body for a request body. */
    ByteBuf responseBody(ByteBuf request) {
        return bodies.get(pageNumber(request)).duplicate();
    }

    private static int pageNumber(ByteBuf request) {
        byte[] body = new byte[request.readableBytes()];
        request.getBytes(request.readerIndex(), body);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int member = text.indexOf(TOKEN_PREFIX);
        return member < 0 ? 0 : Integer.parseInt(text, member + TOKEN_PREFIX.length(), text.indexOf('"', member), 10);
    }

    private static String connection(int index, SplittableRandom random) {
        String id = String.format(Locale.ROOT, "pac-%013d", index);
        int types = random.nextInt(4);
        return String.format(
                Locale.ROOT,
                """
                {"Catalog":"AWS","Id":"%s","Arn":"arn:aws:partnercentral:us-east-1::catalog/AWS/connection/%s",\
                "OtherParticipantAccountId":"%012d","UpdatedAt":"%s","ConnectionTypes":{%s%s%s}}""",
                id,
                id,
                random.nextLong(1_000_000_000_000L),
                Instant.ofEpochMilli(EARLIEST + random.nextLong(TWO_YEARS_IN_MILLIS)),
                types == 2 ? "" : type("OPPORTUNITY_COLLABORATION", random),
                types == 3 ? "," : "",
                types < 2 ? "" : type("SUBSIDIARY", random));
    }

    private static String type(String type, SplittableRandom random) {
        String participant = switch (random.nextInt(3)) {
            case 0 ->
                String.format(Locale.ROOT, "\"PartnerProfile\":{\"Id\":\"pprofile-%013d\",", random.nextInt(1_000_000));
            case 1 ->
                String.format(Locale.ROOT, "\"SellerProfile\":{\"Id\":\"seller-%013d\",", random.nextInt(1_000_000));
            default -> "\"Account\":{";
        };
        return String.format(
                Locale.ROOT,
                "\"%s\":{\"Status\":\"%s\",\"OtherParticipant\":{%s\"Name\":\"%s\"}}}",
                type,
                random.nextInt(5) == 0 ? "CANCELED" : "ACTIVE",
                participant,
                NAMES.get(random.nextInt(NAMES.size())));
    }
}
