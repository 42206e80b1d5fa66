/**
 * Writes the generated sources: {@link io.github.partnerflux.codegen.ServiceModel} reads the service model, {@link
 * io.github.partnerflux.codegen.Documentation} its descriptions and {@link io.github.partnerflux.codegen.Overlay} what
 * the model does not say, and a class for each kind of source writes it with JavaPoet. {@link
 * io.github.partnerflux.codegen.Generator} lists them all; another kind of source is another class here.
 */
@NullMarked
package io.github.partnerflux.codegen;

import org.jspecify.annotations.NullMarked;
