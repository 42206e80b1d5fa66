// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * The accounts that a reader must stop watching.
 *
 * @param accounts the keys of the accounts
 */
@SuppressWarnings("serial") // The sets of Set.copyOf are serializable.
record DroppedAccounts(Set<String> accounts) implements SourceEvent {}
