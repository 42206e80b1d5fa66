package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.internal.operation.Call;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Masks session tokens, and the sensitive values of a request, where an error response quotes them. */
final class Redaction {

    private static final String MASK = "***";

    private static final JsonFactory JSON = new JsonFactory();

    /** A shorter value is part of many other words, so that it is masked only where it is a word of its own. */
    private static final int MIN_LENGTH_IN_WORDS = 4;

    private static final String NOT_AFTER_WORD = "(?<![\\p{L}\\p{N}])";
    private static final String NOT_BEFORE_WORD = "(?![\\p{L}\\p{N}])";

    /** {@code null} if the request has no sensitive values. */
    private final @Nullable Pattern values;

    private Redaction(@Nullable Pattern values) {
        this.values = values;
    }

    static Redaction of(Call<?> call) {
        Set<String> names = call.operation().sensitiveMembers();
        Set<String> values = names.isEmpty() ? Set.of() : valuesOf(names, call.body());
        return new Redaction(values.isEmpty() ? null : pattern(values));
    }

    String apply(String text) {
        String redacted = values == null ? text : values.matcher(text).replaceAll(MASK);
        return ExternalText.withoutSessionTokens(redacted);
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

    /** Longer values come first: a shorter one may be a part of them. */
    private static Pattern pattern(Set<String> values) {
        return Pattern.compile(values.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(value -> value.length() < MIN_LENGTH_IN_WORDS
                        ? NOT_AFTER_WORD + Pattern.quote(value) + NOT_BEFORE_WORD
                        : Pattern.quote(value))
                .collect(Collectors.joining("|")));
    }
}
