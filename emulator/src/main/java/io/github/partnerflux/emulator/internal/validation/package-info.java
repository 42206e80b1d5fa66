/**
 * Checks the input of operations against the service's model, which it interprets independently of the client.
 *
 * <p>Add constraints of the model. Rules that depend on state belong to the operations.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.validation;

import org.jspecify.annotations.NullMarked;
