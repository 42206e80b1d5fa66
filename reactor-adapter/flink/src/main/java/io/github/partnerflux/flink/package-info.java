/**
 * A source of Apache Flink that lists the connections of a fleet of accounts. Start at {@link
 * io.github.partnerflux.flink.PartnerConnectionsSource}.
 */
@NullMarked
package io.github.partnerflux.flink;

import org.jspecify.annotations.NullMarked;
