/** The workloads and their measurement. Independent of the clients under measurement. */
@NullMarked
package io.github.partnerflux.benchmarks;

import org.jspecify.annotations.NullMarked;
