/**
 * Sources of Apache Flink that list or watch the connections of a fleet of accounts. Start at {@link
 * io.github.partnerflux.flink.PartnerConnectionsSource}.
 */
@NullMarked
package io.github.partnerflux.flink;

import org.jspecify.annotations.NullMarked;
