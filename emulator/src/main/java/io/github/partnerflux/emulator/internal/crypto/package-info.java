/**
 * Hash functions and MACs of the Java runtime.
 *
 * <p>Knows nothing of what is hashed, and no other package of the emulator.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.crypto;

import org.jspecify.annotations.NullMarked;
