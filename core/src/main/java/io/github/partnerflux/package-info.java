/**
 * The client, and the listings that it returns. Start with {@link PartnerCentralAccountClient}.
 *
 * <p>Parameters and return values are non-null unless they are annotated with {@code @Nullable}, here and in the other
 * packages.
 *
 * @serial exclude
 */
@NullMarked
package io.github.partnerflux;

import org.jspecify.annotations.NullMarked;
