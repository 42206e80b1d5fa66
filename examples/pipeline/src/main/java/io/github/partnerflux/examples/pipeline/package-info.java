/**
 * A program that mirrors the connections of accounts into a database. Start with {@link
 * io.github.partnerflux.examples.pipeline.Pipeline}.
 */
@NullMarked
package io.github.partnerflux.examples.pipeline;

import org.jspecify.annotations.NullMarked;
