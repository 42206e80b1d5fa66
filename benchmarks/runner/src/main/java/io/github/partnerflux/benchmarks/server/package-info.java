/** A server that uses little CPU time, because its pages are created in advance. */
@NullMarked
package io.github.partnerflux.benchmarks.server;

import org.jspecify.annotations.NullMarked;
