/** JSON, read and written in one place. */
@NullMarked
package io.github.partnerflux.internal.json;

import org.jspecify.annotations.NullMarked;
