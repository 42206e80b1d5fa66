/**
 * Checks of the arguments that users pass to the public types.
 *
 * <p>Add a check here when more than one type needs it. Knows no other package of the emulator.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.argument;

import org.jspecify.annotations.NullMarked;
