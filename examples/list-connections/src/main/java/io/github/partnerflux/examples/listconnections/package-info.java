/**
 * A program that lists connections.
 *
 * <p>Start with {@link io.github.partnerflux.examples.listconnections.ListConnections}.
 */
@NullMarked
package io.github.partnerflux.examples.listconnections;

import org.jspecify.annotations.NullMarked;
