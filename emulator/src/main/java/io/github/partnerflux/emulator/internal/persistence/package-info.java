/**
 * Saves the state in a file.
 *
 * <p>The tables of {@code internal.state} describe what is saved by their {@code Snapshot} records; change the version
 * of the format with them. Files are read and written by the calling thread, which must be allowed to block.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.persistence;

import org.jspecify.annotations.NullMarked;
