/**
 * The operations of connection preferences.
 *
 * <p>Add operations that read or change who may invite the caller. What preferences have an effect on belongs to the
 * operations of invitations.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation.preferences;

import org.jspecify.annotations.NullMarked;
