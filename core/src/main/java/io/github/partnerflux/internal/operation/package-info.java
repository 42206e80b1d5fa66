/** The operations as data, and the one way in which each is called. */
@NullMarked
package io.github.partnerflux.internal.operation;

import org.jspecify.annotations.NullMarked;
