// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.databind.ObjectWriter;

/** Writes the JSON of one structure. */
public final class ShapeWriter<T> {

    private final ObjectWriter writer;

    ShapeWriter(ObjectWriter writer) {
        this.writer = writer;
    }

    public byte[] write(T value) {
        return writer.writeValueAsBytes(value);
    }
}
