// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Reads and writes strings. */
public final class StringCodec extends Codec<String> {

    public static final StringCodec INSTANCE = new StringCodec();

    private StringCodec() {}

    @Override
    public String read(JsonReader reader) {
        return reader.text();
    }

    @Override
    public @Nullable String next(JsonReader reader) {
        return reader.nextText();
    }

    @Override
    public void write(String value, JsonGenerator generator) {
        generator.writeString(value);
    }
}
