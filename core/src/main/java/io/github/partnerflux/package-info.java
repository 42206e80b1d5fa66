/**
 * The client, and the stream of pages that its listings return. Start at {@link PartnerCentralAccountClient}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.partnerflux;

import org.jspecify.annotations.NullMarked;
