/** The practical limit: a client without signatures, retries, limits, checks and bounded read-ahead. */
@NullMarked
package io.github.partnerflux.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
