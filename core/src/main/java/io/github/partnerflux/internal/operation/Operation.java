// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.json.ShapeReader;
import io.github.partnerflux.internal.json.ShapeWriter;
import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the service.
 *
 * @param name its name on the wire
 * @param input writes its request
 * @param sensitiveMembers the names of the request's members, nested ones included, whose values must not be shown
 * @param overrideConfiguration returns what an input overrides of the client's settings
 * @param output reads its response
 * @param hasEmptyOutput whether the output has no members, so that the service may respond without a body
 */
public record Operation<I, O>(
        String name,
        RetrySafety retrySafety,
        ShapeWriter<I> input,
        Set<String> sensitiveMembers,
        Function<I, @Nullable RequestOverrideConfiguration> overrideConfiguration,
        ShapeReader<O> output,
        boolean hasEmptyOutput) {}
