package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.json.JsonCodec;
import io.github.partnerflux.internal.json.ShapeReader;
import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the service.
 *
 * @param name its name on the wire
 * @param inputType what its request is written from
 * @param overrideConfiguration returns what an input overrides of the client's settings
 * @param output reads its response
 */
public record Operation<I, O>(
        String name,
        RetrySafety retrySafety,
        Class<I> inputType,
        Function<I, @Nullable RequestOverrideConfiguration> overrideConfiguration,
        ShapeReader<O> output) {

    /** Prepares what may block, so that a call does not. */
    void prepare() {
        JsonCodec.prepareToWrite(inputType);
    }
}
