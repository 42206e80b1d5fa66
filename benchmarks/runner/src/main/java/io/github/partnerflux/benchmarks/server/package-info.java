/** A service that costs next to nothing: its pages are made beforehand. */
@NullMarked
package io.github.partnerflux.benchmarks.server;

import org.jspecify.annotations.NullMarked;
