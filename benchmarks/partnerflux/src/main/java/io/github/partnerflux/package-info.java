/** Benchmarks of what only this package of the client's can see. */
@NullMarked
package io.github.partnerflux;

import org.jspecify.annotations.NullMarked;
