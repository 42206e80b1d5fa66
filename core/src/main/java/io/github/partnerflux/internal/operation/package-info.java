/** Operations and their calls, as data. Nothing here sends, signs, reads or retries. */
@NullMarked
package io.github.partnerflux.internal.operation;

import org.jspecify.annotations.NullMarked;
