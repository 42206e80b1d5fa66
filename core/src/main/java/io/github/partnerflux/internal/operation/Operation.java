package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.json.JsonCodec;
import io.github.partnerflux.internal.json.ShapeReader;
import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the service: everything that the way to the service and back needs to know of it.
 *
 * @param name its name on the wire
 * @param inputType what its request is written from
 * @param overrideConfiguration what one request does otherwise than the client's settings specify
 * @param output how its answer is read
 */
public record Operation<I, O>(
        String name,
        Class<I> inputType,
        Function<I, @Nullable RequestOverrideConfiguration> overrideConfiguration,
        ShapeReader<O> output) {

    /** Prepares what may block, so that a call does not. */
    void prepare() {
        JsonCodec.prepareToWrite(inputType);
    }
}
