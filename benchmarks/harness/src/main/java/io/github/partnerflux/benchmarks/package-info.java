/** The workloads, and how they are measured. */
@NullMarked
package io.github.partnerflux.benchmarks;

import org.jspecify.annotations.NullMarked;
