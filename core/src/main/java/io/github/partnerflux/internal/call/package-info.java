/** Calls operations: attempts, retries, timeouts, and the user's exceptions. */
@NullMarked
package io.github.partnerflux.internal.call;

import org.jspecify.annotations.NullMarked;
