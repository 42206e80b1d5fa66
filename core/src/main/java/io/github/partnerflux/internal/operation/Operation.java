package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.json.JsonCodec;
import io.github.partnerflux.internal.json.ShapeReader;

/**
 * An operation of the service: everything that the way to the service and back needs to know of it.
 *
 * @param name its name on the wire
 * @param inputType what its request is written from
 * @param output how its answer is read
 */
public record Operation<I, O>(String name, Class<I> inputType, ShapeReader<O> output) {

    /** Prepares what may block, so that a call does not. */
    void prepare() {
        JsonCodec.prepareToWrite(inputType);
    }
}
