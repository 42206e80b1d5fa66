/**
 * The operations of verifications, which belong to an account and to no catalog.
 *
 * <p>Add operations that start or show the verification of a business or of its registrant.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation.verification;

import org.jspecify.annotations.NullMarked;
