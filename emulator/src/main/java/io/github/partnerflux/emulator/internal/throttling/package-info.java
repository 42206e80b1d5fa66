/**
 * Limits the requests of each account.
 *
 * <p>Add rules that reject a request because of the requests before it. Knows neither HTTP nor operations.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.throttling;

import org.jspecify.annotations.NullMarked;
