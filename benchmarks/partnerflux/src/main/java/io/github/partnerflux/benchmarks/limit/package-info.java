/** The practical limit: what is left if one does without signatures, retries, limits, checks and bounded read-ahead. */
@NullMarked
package io.github.partnerflux.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
