// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.internal.operation.Call;
import io.github.partnerflux.internal.text.ExternalText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Masks session tokens, and the sensitive values of a request, where an error response quotes them. */
final class Redaction {

    private static final String MASK = "***";

    private static final JsonFactory JSON = new JsonFactory();

    /** A text may quote JSON, of which a string is JSON or HTML again. */
    private static final int MAX_ESCAPES_OF_ONE_CHARACTER = 4;

    /** A shorter ASCII value is part of many other words, so that it is masked only where it is a word of its own. */
    private static final int MIN_LENGTH_IN_WORDS = 4;

    private static final String NOT_AFTER_WORD = "(?<![\\p{L}\\p{N}])";
    private static final String NOT_BEFORE_WORD = "(?![\\p{L}\\p{N}])";
    private static final String WHITE_SPACE = "[\\s\\p{Z}]+";

    private final List<Pattern> values;

    private Redaction(Set<String> values) {
        this.values = values.stream()
                .map(value -> value.replaceAll(WHITE_SPACE, " ").strip())
                .filter(value -> !value.isEmpty())
                .map(Redaction::pattern)
                .toList();
    }

    static Redaction of(Call<?> call) {
        Set<String> names = call.operation().sensitiveMembers();
        return new Redaction(names.isEmpty() ? Set.of() : valuesOf(names, call.body()));
    }

    static Redaction of(String... values) {
        return new Redaction(Set.of(values));
    }

    /** Returns whether the request has sensitive values. */
    boolean hasValues() {
        return !values.isEmpty();
    }

    /** Masks session tokens first: a value may be a part of the name that identifies them. */
    String apply(String text) {
        String withoutTokens = ExternalText.withoutSessionTokens(text);
        return values.isEmpty() ? withoutTokens : masked(withoutTokens, quotations(withoutTokens));
    }

    /** Returns the indices of the characters that are part of a value, as it is or escaped. */
    private BitSet quotations(String text) {
        BitSet quotations = new BitSet();
        EscapedText current = EscapedText.of(text);
        for (int i = 0; current != null && i <= MAX_ESCAPES_OF_ONE_CHARACTER; i++) {
            for (Pattern value : values) {
                Matcher matcher = value.matcher(current.text());
                // Quotations of one value, too, may overlap.
                for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
                    quotations.set(current.originalStart(matcher.start()), current.originalEnd(matcher.end() - 1));
                }
            }
            current = current.unescaped();
        }
        return quotations;
    }

    private static String masked(String text, BitSet quotations) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (int start = quotations.nextSetBit(0); start >= 0; start = quotations.nextSetBit(copied)) {
            masked.append(text, copied, start).append(MASK);
            copied = quotations.nextClearBit(start);
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /** Returns the pattern of a value: the service may have changed its white space or the case of its letters. */
    private static Pattern pattern(String value) {
        String words = Arrays.stream(value.split(" ")).map(Pattern::quote).collect(Collectors.joining(WHITE_SPACE));
        boolean isShort = value.length() < MIN_LENGTH_IN_WORDS
                && StandardCharsets.US_ASCII.newEncoder().canEncode(value);
        return Pattern.compile(
                isShort ? NOT_AFTER_WORD + words + NOT_BEFORE_WORD : words,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Set<String> valuesOf(Set<String> names, byte[] request) {
        Set<String> values = new HashSet<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), request)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && names.contains(parser.currentName())) {
                    values.add(parser.getString());
                }
            }
        }
        return values;
    }
}
