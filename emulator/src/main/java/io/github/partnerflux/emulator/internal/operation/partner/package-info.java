/**
 * The operations of an account's partner: its registration, alliance lead contact and email domains.
 *
 * <p>Add operations that concern the partner itself. Its profile has a package of its own.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation.partner;

import org.jspecify.annotations.NullMarked;
