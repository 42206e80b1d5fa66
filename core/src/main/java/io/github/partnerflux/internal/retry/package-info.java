/** What is retried, when, and how often. */
@NullMarked
package io.github.partnerflux.internal.retry;

import org.jspecify.annotations.NullMarked;
