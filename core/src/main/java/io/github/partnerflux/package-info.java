/**
 * The client; the listings, fleets, changes and waits that it returns, with their checkpoints and snapshots; its retry
 * policy; the metadata of responses; and a Jackson module for the model. Start with
 * {@link PartnerCentralAccountClient}.
 *
 * <p>Parameters and return values are non-null unless they are annotated with {@code @Nullable}, here and in the other
 * packages.
 *
 * @serial exclude
 */
@NullMarked
package io.github.partnerflux;

import org.jspecify.annotations.NullMarked;
