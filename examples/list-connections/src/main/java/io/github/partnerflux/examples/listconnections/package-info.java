/** A program that lists connections. {@link io.github.partnerflux.examples.listconnections.ListConnections} is where to begin. */
@NullMarked
package io.github.partnerflux.examples.listconnections;

import org.jspecify.annotations.NullMarked;
