/** Partnerflux as a contestant, and benchmarks of its parts. */
@NullMarked
package io.github.partnerflux.benchmarks.client;

import org.jspecify.annotations.NullMarked;
