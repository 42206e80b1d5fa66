/** The failures of calls and attempts, as data. {@code internal.call} creates the user's exceptions from them. */
@NullMarked
package io.github.partnerflux.internal.failure;

import org.jspecify.annotations.NullMarked;
