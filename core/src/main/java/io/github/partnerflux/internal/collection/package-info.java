/** Collections of the model's records that take less memory than those of the JDK. */
@NullMarked
package io.github.partnerflux.internal.collection;

import org.jspecify.annotations.NullMarked;
