/** Reads and writes the JSON of the service: what the generated codecs have in common, and the mapper that calls them. */
@NullMarked
package io.github.partnerflux.internal.json;

import org.jspecify.annotations.NullMarked;
