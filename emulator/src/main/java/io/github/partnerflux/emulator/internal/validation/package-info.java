/**
 * Reads the input of operations and checks it against the constraints of the service's model.
 *
 * <p>Add constraints of the model. Rules that depend on state belong to the operations.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.validation;

import org.jspecify.annotations.NullMarked;
