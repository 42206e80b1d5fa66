/** A program that stores connections. {@link io.github.partnerflux.examples.pipeline.Pipeline} is where to begin. */
@NullMarked
package io.github.partnerflux.examples.pipeline;

import org.jspecify.annotations.NullMarked;
