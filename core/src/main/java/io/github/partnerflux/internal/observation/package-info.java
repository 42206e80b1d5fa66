/** What calls show to Micrometer. */
@NullMarked
package io.github.partnerflux.internal.observation;

import org.jspecify.annotations.NullMarked;
