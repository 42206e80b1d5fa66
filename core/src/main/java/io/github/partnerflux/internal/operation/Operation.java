package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.json.ShapeReader;
import io.github.partnerflux.internal.json.ShapeWriter;
import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the service.
 *
 * @param name its name on the wire
 * @param input writes its request
 * @param overrideConfiguration returns what an input overrides of the client's settings
 * @param output reads its response
 */
public record Operation<I, O>(
        String name,
        RetrySafety retrySafety,
        ShapeWriter<I> input,
        Function<I, @Nullable RequestOverrideConfiguration> overrideConfiguration,
        ShapeReader<O> output) {}
