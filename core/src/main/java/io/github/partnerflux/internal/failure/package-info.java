/** What ends an attempt, as data. The rooms of the call signal it; only {@code internal.call} creates the user's exception from it. */
@NullMarked
package io.github.partnerflux.internal.failure;

import org.jspecify.annotations.NullMarked;
