/** Benchmarks that need package-private types of the client. */
@NullMarked
package io.github.partnerflux;

import org.jspecify.annotations.NullMarked;
