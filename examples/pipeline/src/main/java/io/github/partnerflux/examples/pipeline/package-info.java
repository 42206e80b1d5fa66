/** A program that stores connections. Start with {@link io.github.partnerflux.examples.pipeline.Pipeline}. */
@NullMarked
package io.github.partnerflux.examples.pipeline;

import org.jspecify.annotations.NullMarked;
