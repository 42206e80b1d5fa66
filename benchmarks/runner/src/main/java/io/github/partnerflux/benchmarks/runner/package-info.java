/** Runs the contestants, prints what came out, and draws it. */
@NullMarked
package io.github.partnerflux.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
