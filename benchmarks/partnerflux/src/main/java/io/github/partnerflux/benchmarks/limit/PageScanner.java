// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.limit.Connection.ConnectionType;
import io.github.partnerflux.benchmarks.limit.Connection.Participant;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a page byte by byte: what remains without Jackson. It checks little of the syntax. */
final class PageScanner {

    /** The number of bytes after the JSON that the scanner may read, but does not use. */
    static final int MARGIN = Long.BYTES;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = LOW_BITS * '"';
    private static final long BACKSLASHES = LOW_BITS * '\\';

    private static final int HASHES = 256;
    private static final @Nullable String[] KNOWN = new String[HASHES];
    private static final byte[][] KNOWN_BYTES = new byte[HASHES][0];

    static {
        List.of(
                        "Catalog",
                        "Id",
                        "Arn",
                        "OtherParticipantAccountId",
                        "UpdatedAt",
                        "ConnectionTypes",
                        "Status",
                        "OtherParticipant",
                        "PartnerProfile",
                        "SellerProfile",
                        "Account",
                        "Name",
                        "ConnectionSummaries",
                        "NextToken",
                        "OPPORTUNITY_COLLABORATION",
                        "SUBSIDIARY",
                        "AWS",
                        "ACTIVE",
                        "CANCELED")
                .forEach(PageScanner::addKnown);
    }

    private final byte[] json;
    private int position;

    private PageScanner(byte[] json, int position) {
        this.json = json;
        this.position = position;
    }

    /** Reads a page, with {@link #MARGIN} more bytes after it. */
    static Page read(byte[] json, int offset, int length) {
        // Ends the search for a value that is missing.
        json[offset + length] = 0;
        PageScanner scanner = new PageScanner(json, offset);
        Page page = scanner.page();
        if (scanner.position > offset + length) {
            throw new IllegalArgumentException("the page is truncated");
        }
        return page;
    }

    private static void addKnown(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int hash = hash(bytes, 0, bytes.length);
        if (KNOWN[hash] != null) {
            throw new IllegalStateException(text + " has the hash of " + KNOWN[hash]);
        }
        KNOWN[hash] = text;
        KNOWN_BYTES[hash] = bytes;
    }

    private static int hash(byte[] bytes, int start, int length) {
        return (length * 31 + bytes[start] * 7 + bytes[start + length - 1] * 3) & (HASHES - 1);
    }

    private Page page() {
        List<Connection> connections = List.of();
        String nextToken = null;
        open('{');
        while (hasNext('}')) {
            switch (name()) {
                case "ConnectionSummaries" -> connections = connections();
                case "NextToken" -> nextToken = string();
                default -> skip();
            }
        }
        return new Page(connections, nextToken);
    }

    private List<Connection> connections() {
        List<Connection> connections = new ArrayList<>(Contestant.PAGE_SIZE);
        open('[');
        while (hasNext(']')) {
            connections.add(connection());
        }
        return connections;
    }

    private Connection connection() {
        String catalog = null;
        String id = null;
        String arn = null;
        String account = null;
        Instant updatedAt = null;
        List<ConnectionType> types = List.of();
        open('{');
        while (hasNext('}')) {
            switch (name()) {
                case "Catalog" -> catalog = knownString();
                case "Id" -> id = string();
                case "Arn" -> arn = string();
                case "OtherParticipantAccountId" -> account = string();
                case "UpdatedAt" -> updatedAt = timestamp();
                case "ConnectionTypes" -> types = types();
                default -> skip();
            }
        }
        return new Connection(catalog, id, arn, account, updatedAt, types);
    }

    private List<ConnectionType> types() {
        List<ConnectionType> types = new ArrayList<>(Connection.MOST_TYPES);
        open('{');
        while (hasNext('}')) {
            types.add(type(name()));
        }
        return types;
    }

    private ConnectionType type(String typeName) {
        String status = null;
        Participant participant = null;
        open('{');
        while (hasNext('}')) {
            switch (name()) {
                case "Status" -> status = knownString();
                case "OtherParticipant" -> participant = participant();
                default -> skip();
            }
        }
        return new ConnectionType(typeName, status, participant);
    }

    private @Nullable Participant participant() {
        Participant participant = null;
        open('{');
        while (hasNext('}')) {
            participant = participant(name());
        }
        return participant;
    }

    private Participant participant(String kind) {
        String id = null;
        String fullName = null;
        open('{');
        while (hasNext('}')) {
            switch (name()) {
                case "Id" -> id = string();
                case "Name" -> fullName = string();
                default -> skip();
            }
        }
        return new Participant(kind, id, fullName);
    }

    private byte next() {
        while (json[position] == ' ' || json[position] == '\n' || json[position] == '\r' || json[position] == '\t') {
            position++;
        }
        return json[position];
    }

    private void open(char expected) {
        if (next() != expected) {
            throw new IllegalArgumentException("expected " + expected + " at " + position);
        }
        position++;
    }

    /** Skips a comma, or the end. */
    private boolean hasNext(char end) {
        byte next = next();
        if (next == end || next == ',') {
            position++;
        }
        return next != end;
    }

    private String name() {
        String name = knownString();
        open(':');
        return name;
    }

    /** Reads a string, and allocates none if it is a known one. */
    private String knownString() {
        if (next() == '"') {
            int start = position + 1;
            int end = start;
            while (json[end] != '"' && json[end] != '\\' && json[end] > 0) {
                end++;
            }
            if (json[end] == '"' && end > start) {
                int hash = hash(json, start, end - start);
                String known = KNOWN[hash];
                if (known != null && Arrays.equals(KNOWN_BYTES[hash], 0, KNOWN_BYTES[hash].length, json, start, end)) {
                    position = end + 1;
                    return known;
                }
            }
        }
        return string();
    }

    private String string() {
        open('"');
        int start = position;
        int end = endOfAscii(start);
        if (json[end] != '"') {
            return unescapedString(start);
        }
        position = end + 1;
        return ascii(start, end);
    }

    /** Copies the bytes as they are, since the string's own encoding of ASCII is the same. */
    @SuppressWarnings("deprecation")
    private String ascii(int start, int end) {
        return new String(json, 0, start, end - start);
    }

    /** Finds the first quote, backslash or byte that is not ASCII, in eight bytes at once. */
    private int endOfAscii(int start) {
        int index = start;
        while (true) {
            long bytes = (long) LONG.get(json, index);
            long quotes = bytes ^ QUOTES;
            long backslashes = bytes ^ BACKSLASHES;
            long found =
                    (((quotes - LOW_BITS) & ~quotes) | ((backslashes - LOW_BITS) & ~backslashes) | bytes) & HIGH_BITS;
            if (found != 0) {
                return index + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            index += Long.BYTES;
        }
    }

    private String unescapedString(int start) {
        int end = endOfString(start);
        position = end + 1;
        String text = new String(json, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf('\\') < 0 ? text : unescape(text);
    }

    private int endOfString(int start) {
        int end = start;
        while (json[end] != '"') {
            end += json[end] == '\\' ? 2 : 1;
        }
        return end;
    }

    private static String unescape(String text) {
        StringBuilder unescaped = new StringBuilder(text.length());
        int start = 0;
        for (int escape = text.indexOf('\\'); escape >= 0; escape = text.indexOf('\\', start)) {
            unescaped.append(text, start, escape);
            boolean unicode = text.charAt(escape + 1) == 'u';
            unescaped.append(
                    unicode
                            ? (char) Integer.parseInt(text, escape + 2, escape + 6, 16)
                            : unescape(text.charAt(escape + 1)));
            start = escape + (unicode ? 6 : 2);
        }
        return unescaped.append(text, start, text.length()).toString();
    }

    private static char unescape(char escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    private void skip() {
        int depth = 0;
        do {
            switch (next()) {
                case '"' -> position = endOfString(position + 1) + 1;
                case '{', '[' -> {
                    depth++;
                    position++;
                }
                case '}', ']' -> {
                    depth--;
                    position++;
                }
                case ',', ':' -> position++;
                default -> skipLiteral();
            }
        } while (depth > 0);
    }

    private void skipLiteral() {
        int start = position;
        while (json[position] > ' ' && json[position] != ',' && json[position] != '}' && json[position] != ']') {
            position++;
        }
        if (position == start) {
            throw new IllegalArgumentException("expected a value at " + position);
        }
    }

    private Instant timestamp() {
        if (next() != '"'
                || json[position + 1 + Timestamps.LENGTH] != '"'
                || json[position + Timestamps.LENGTH] != 'Z'
                || json[position + 20] != '.') {
            return Instant.parse(string());
        }
        int start = position + 1;
        position = start + Timestamps.LENGTH + 1;
        return Timestamps.instant(
                number(start, 4),
                number(start + 5, 2),
                number(start + 8, 2),
                number(start + 11, 2),
                number(start + 14, 2),
                number(start + 17, 2),
                number(start + 20, 3));
    }

    private int number(int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            number = number * 10 + json[i] - '0';
        }
        return number;
    }
}
