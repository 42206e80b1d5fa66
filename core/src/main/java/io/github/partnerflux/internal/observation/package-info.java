/** Micrometer observations of calls and attempts. */
@NullMarked
package io.github.partnerflux.internal.observation;

import org.jspecify.annotations.NullMarked;
