// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes the connections of an emulator's accounts in rounds, of which each leaves their number as it is. */
final class ConnectionChanges {

    private final PartnerCentralEmulator emulator;

    /** The IDs of each account's active connections at the start. */
    private final Map<String, List<String>> ids = new HashMap<>();

    private final Map<String, Integer> sizes = new HashMap<>();

    ConnectionChanges(PartnerCentralEmulator emulator) {
        this.emulator = emulator;
        for (EmulatedAccount account : emulator.accounts()) {
            List<EmulatedConnection> connections = account.connections();
            sizes.put(account.accessKeyId(), connections.size());
            ids.put(
                    account.accessKeyId(),
                    connections.stream()
                            .filter(ConnectionChanges::isActive)
                            .map(EmulatedConnection::id)
                            .toList());
        }
    }

    private static boolean isActive(EmulatedConnection connection) {
        return connection.types().values().stream().allMatch(type -> type.cancellation() == null);
    }

    /**
     * Renames, cancels, removes and adds a connection of each account.
     *
     * @param round selects the connections
     */
    void change(int round) {
        for (EmulatedAccount account : emulator.accounts()) {
            List<String> own = ids.get(account.accessKeyId());
            account.renameOtherParticipant("AWS", own.get(3 * round), "Acme");
            account.cancelConnection("AWS", own.get(3 * round + 1));
            account.removeConnection("AWS", own.get(3 * round + 2));
            account.addConnection("AWS", "SUBSIDIARY");
        }
    }

    /**
     * Compares the numbers of changes that a job has counted, by account, kind and ID.
     *
     * @param round the last round. The changes of the first one may have preceded the first poll of their account
     */
    void assertCountedOnce(int round, Map<String, Map<String, Integer>> counts) {
        assertThat(counts.keySet()).isEqualTo(ids.keySet());
        counts.forEach((account, changes) -> {
            assertThat(changes.values()).as(account).containsOnly(1);
            List<String> own = ids.get(account);
            if (round > 0) {
                assertThat(changes)
                        .containsKeys(
                                "Changed " + own.get(3 * round),
                                "Changed " + own.get(3 * round + 1),
                                "Removed " + own.get(3 * round + 2));
            }
            long added = changes.keySet().stream()
                    .filter(change -> change.startsWith("Added "))
                    .count();
            long removed = changes.keySet().stream()
                    .filter(change -> change.startsWith("Removed "))
                    .count();
            // A connection that was removed before its account was polled has never been added.
            assertThat(added - removed).isEqualTo((long) sizes.get(account));
            assertThat(removed).isBetween((long) round, round + 1L);
        });
    }
}
