/** Comparison of a listing with an earlier one: what a snapshot holds, and what has changed since. */
@NullMarked
package io.github.partnerflux.internal.change;

import org.jspecify.annotations.NullMarked;
