/**
 * The operations of the service, and the page tokens of those that list.
 *
 * <p>Add one class for each operation, and register it in
 * {@link io.github.partnerflux.emulator.internal.operation.Operations}. Writers of JSON structures that several
 * operations return belong here, too. Operations know neither HTTP nor signatures.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation;

import org.jspecify.annotations.NullMarked;
