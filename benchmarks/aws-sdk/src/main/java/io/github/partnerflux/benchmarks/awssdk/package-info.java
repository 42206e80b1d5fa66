/** The AWS SDK's clients. */
@NullMarked
package io.github.partnerflux.benchmarks.awssdk;

import org.jspecify.annotations.NullMarked;
