/** The client itself. */
@NullMarked
package io.github.partnerflux.benchmarks.client;

import org.jspecify.annotations.NullMarked;
