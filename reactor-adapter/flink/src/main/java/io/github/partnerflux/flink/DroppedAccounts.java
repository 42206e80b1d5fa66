package io.github.partnerflux.flink;

import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Lets a reader watch accounts no longer.
 *
 * @param accounts the keys of the accounts
 */
@SuppressWarnings("serial") // The sets of Set.copyOf are serializable.
record DroppedAccounts(Set<String> accounts) implements SourceEvent {}
