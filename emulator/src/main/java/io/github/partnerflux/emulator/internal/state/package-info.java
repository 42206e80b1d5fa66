/**
 * The state of the emulated service: accounts, their credentials and connections, and the data that they start with.
 *
 * <p>Add what operations read and change, as types of the service's domain. Knows neither requests nor responses, and
 * no other package of the emulator.
 *
 * <p>A table has a record {@code Snapshot} of what is saved in the state file, which {@code World} or {@code State}
 * includes in its own.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.state;

import org.jspecify.annotations.NullMarked;
