// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Changes a random account whenever a request arrives, between and during polls, and records each change. */
final class ChangingAccounts {

    static final String REMOVED = "removed";

    private static final int CHANGES_PER_FAULT = 40;

    private final PartnerCentralEmulator emulator;
    private final Random random;
    private final FutureTask<Integer> changes = new FutureTask<>(this::change);
    private final Thread thread = new Thread(changes, "changes");

    /** The contents of each connection over time, by account and ID. */
    private final Map<EmulatedAccount, Map<String, List<String>>> history = new LinkedHashMap<>();

    ChangingAccounts(PartnerCentralEmulator emulator, long seed) {
        this.emulator = emulator;
        this.random = new Random(seed);
        emulator.accounts().forEach(this::record);
    }

    void start() {
        thread.start();
    }

    /**
     * Stops the changes.
     *
     * @throws ExecutionException if a change failed
     */
    void stop() throws InterruptedException, ExecutionException {
        thread.interrupt();
        changes.get();
    }

    /** Returns the number of changes after an interrupt. */
    private int change() throws ExecutionException {
        int number = 0;
        try {
            for (; ; number++) {
                emulator.awaitRequest(number).get();
                EmulatedAccount account =
                        emulator.account(random.nextInt(emulator.accounts().size()));
                change(account, number);
                record(account);
                if (number % CHANGES_PER_FAULT == CHANGES_PER_FAULT - 1) {
                    emulator.inject(Fault.error(403, "AccessDeniedException"));
                }
            }
        } catch (InterruptedException e) {
            return number;
        }
    }

    private void change(EmulatedAccount account, int number) {
        List<EmulatedConnection> connections = account.connections();
        EmulatedConnection connection = connections.get(random.nextInt(connections.size()));
        switch (random.nextInt(4)) {
            case 0 -> account.addConnection("AWS", "SUBSIDIARY");
            case 1 -> account.removeConnection("AWS", connection.id());
            case 2 -> {
                if (connection.types().values().stream().anyMatch(type -> type.cancellation() == null)) {
                    account.cancelConnection("AWS", connection.id());
                }
            }
            default -> account.renameOtherParticipant("AWS", connection.id(), "Name " + number);
        }
    }

    private void record(EmulatedAccount account) {
        Map<String, String> listed = StoredConnections.listed(account);
        Map<String, List<String>> contents = history.computeIfAbsent(account, key -> new LinkedHashMap<>());
        listed.forEach((id, content) -> add(contents.computeIfAbsent(id, key -> new ArrayList<>()), content));
        contents.forEach((id, earlier) -> {
            if (!listed.containsKey(id)) {
                add(earlier, REMOVED);
            }
        });
    }

    private static void add(List<String> contents, String content) {
        if (contents.isEmpty() || !contents.get(contents.size() - 1).equals(content)) {
            contents.add(content);
        }
    }

    /** Returns the contents that each connection of the account had over time, the last of which is the current one. */
    Map<String, List<String>> history(EmulatedAccount account) {
        return history.get(account);
    }
}
