// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/** Reads and writes numbers of the model's type {@code integer}. */
public final class IntegerCodec extends Codec<Integer> {

    public static final IntegerCodec INSTANCE = new IntegerCodec();

    private IntegerCodec() {}

    @Override
    public Integer read(JsonReader reader) {
        reader.require(JsonToken.VALUE_NUMBER_INT);
        // Jackson would convert a number of any length.
        Scalars.length(reader.parser());
        return reader.parser().getIntValue();
    }

    @Override
    public void write(Integer value, JsonGenerator generator) {
        generator.writeNumber(value);
    }
}
