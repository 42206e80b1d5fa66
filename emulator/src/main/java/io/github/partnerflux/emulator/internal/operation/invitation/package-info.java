/**
 * The operations of connection invitations.
 *
 * <p>Add operations that read invitations or change their status. What follows from an accepted one belongs to the
 * operations of connections.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation.invitation;

import org.jspecify.annotations.NullMarked;
