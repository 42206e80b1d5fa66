/**
 * The exceptions with which calls fail. Each is a {@link
 * io.github.partnerflux.exception.PartnerCentralAccountException}.
 *
 * <p>If the last retry fails, its failure is signalled as is. An invalid argument is not among these failures: the
 * method that receives it throws an {@link IllegalArgumentException}.
 *
 * <p>Exceptions can be serialized with all of their values, except for causes that are not serializable: see {@link
 * io.github.partnerflux.exception.PartnerCentralAccountException#getCause()}.
 *
 * <p>No message, no cause and no {@code toString()} contains credentials.
 *
 * @serial exclude
 */
@NullMarked
package io.github.partnerflux.exception;

import org.jspecify.annotations.NullMarked;
