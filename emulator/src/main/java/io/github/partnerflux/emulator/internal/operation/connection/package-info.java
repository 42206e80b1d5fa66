/**
 * The operations of connections.
 *
 * <p>Add operations that read or cancel connections. They are created by accepting invitations.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation.connection;

import org.jspecify.annotations.NullMarked;
