/**
 * The codecs of the model's types. All other classes of this package are generated. Unmarked: members that are missing are
 * {@code null} until the record replaces them.
 */
@NullUnmarked
package io.github.partnerflux.internal.codec;

import org.jspecify.annotations.NullUnmarked;
