/**
 * The state of the emulated service: accounts, their credentials and connections, and the data that they start with.
 *
 * <p>Add what operations read and change, as types of the service's domain. Knows neither requests nor responses, and
 * no other package of the emulator.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.state;

import org.jspecify.annotations.NullMarked;
