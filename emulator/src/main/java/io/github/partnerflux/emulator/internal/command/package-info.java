/**
 * The emulator as a program.
 *
 * <p>Add options of the command line. Starts the emulator with its public types; no other package knows this one,
 * or picocli.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.command;

import org.jspecify.annotations.NullMarked;
