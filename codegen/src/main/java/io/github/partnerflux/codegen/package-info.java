/**
 * Writes {@code core/src/generated} from the service model: {@link io.github.partnerflux.codegen.ServiceModel} reads the
 * model, {@link io.github.partnerflux.codegen.Overlay} what the model does not say, and a class for each kind of shape
 * writes its codec. Another operation is an entry of the overlay; another kind of shape is another class here.
 */
@NullMarked
package io.github.partnerflux.codegen;

import org.jspecify.annotations.NullMarked;
