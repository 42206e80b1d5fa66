// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/** Reads and writes numbers of the model's type {@code long}. */
public final class LongCodec extends Codec<Long> {

    public static final LongCodec INSTANCE = new LongCodec();

    private LongCodec() {}

    @Override
    public Long read(JsonReader reader) {
        reader.require(JsonToken.VALUE_NUMBER_INT);
        // Jackson would convert a number of any length.
        Scalars.length(reader.parser());
        return reader.parser().getLongValue();
    }

    @Override
    public void write(Long value, JsonGenerator generator) {
        generator.writeNumber(value);
    }
}
