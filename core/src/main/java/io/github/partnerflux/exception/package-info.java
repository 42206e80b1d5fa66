/**
 * What can go wrong. Every failure of a call is a {@link
 * io.github.partnerflux.exception.PartnerCentralAccountException}; after retries the last failure arrives as itself. An
 * argument that is wrong by itself is an {@link IllegalArgumentException} from the method that takes it.
 *
 * <p>They survive Java serialization with all that they carry: see {@link
 * io.github.partnerflux.exception.PartnerCentralAccountException#getCause()} for causes that do not.
 *
 * <p>No message, no cause and no {@code toString()} holds credentials.
 *
 * @serial exclude
 */
@NullMarked
package io.github.partnerflux.exception;

import org.jspecify.annotations.NullMarked;
