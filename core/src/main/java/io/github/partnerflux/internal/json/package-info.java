/** Reads and writes the JSON of the service. Knows the types of the model only by reflection. */
@NullMarked
package io.github.partnerflux.internal.json;

import org.jspecify.annotations.NullMarked;
