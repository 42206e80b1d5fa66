// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/** Reads and writes the values of one shape of the service model. A class, because calling it is faster than calling an interface. */
public abstract class Codec<T> {

    protected Codec() {}

    /**
     * Reads one value. Expects the parser at the first token, which is not {@code null}, and leaves it at the
     * last token.
     */
    public abstract T read(JsonReader reader);

    public abstract void write(T value, JsonGenerator generator);

    /** Advances to the next value and reads it, or returns {@code null} if it is {@code null}. */
    public @Nullable T next(JsonReader reader) {
        return reader.parser().nextToken() == JsonToken.VALUE_NULL ? null : read(reader);
    }
}
