/**
 * Faults, and the queue from which each request takes one.
 *
 * <p>Add the effects of faults that users inject. Errors that the service itself responds with belong to the packages
 * that detect them.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.fault;

import org.jspecify.annotations.NullMarked;
