/** The program that runs the contestants, prints the results and draws the chart. */
@NullMarked
package io.github.partnerflux.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
