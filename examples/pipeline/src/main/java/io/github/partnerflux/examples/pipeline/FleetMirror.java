// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import java.time.Duration;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Mirrors the connections of accounts into a store. */
final class FleetMirror {

    /** Bounds the memory: the changes of a poll are in memory until it ends. */
    private static final int MAX_OPEN_POLLS = 64;

    /** Polls that have ended and wait for their transaction. The demand for them lets pages be fetched concurrently. */
    private static final int MAX_WAITING_POLLS = 64;

    private final PartnerCentralAccountClient client;
    private final Flux<FleetAccount> accounts;
    private final ConnectionStore store;
    private final Consumer<Poll.Failed> onFailure;

    /**
     * @param accounts subscribed to in each cycle
     * @param onFailure accepts polls that fail
     */
    FleetMirror(
            PartnerCentralAccountClient client,
            Flux<FleetAccount> accounts,
            ConnectionStore store,
            Consumer<Poll.Failed> onFailure) {
        this.client = client;
        this.accounts = accounts;
        this.store = store;
        this.onFailure = onFailure;
    }

    /**
     * Repeats cycles, with a delay between them.
     *
     * <p>A cycle starts after the last transaction of the previous one, so that it loads the snapshots of all of them.
     * {@code every(..)} would not wait for the polls that wait for their transactions, and could repeat their changes.
     */
    Flux<Cycle> cycles(Duration delay) {
        return cycle().repeatWhen(cycles -> cycles.delayElements(delay));
    }

    /** Polls each account once. Completes when all changes are stored. */
    Mono<Cycle> cycle() {
        // One transaction at a time.
        return polls().concatMap(this::store, MAX_WAITING_POLLS).reduce(Cycle.EMPTY, Cycle::plus);
    }

    private Flux<Poll> polls() {
        return Flux.defer(() -> {
            OpenPolls open = new OpenPolls();
            return client.listConnections(accounts, request -> request.catalog("AWS"))
                    .maxOpen(MAX_OPEN_POLLS)
                    .watch(store::snapshot)
                    .once()
                    .mapNotNull(open::add);
        });
    }

    private Mono<Poll> store(Poll poll) {
        if (poll instanceof Poll.Succeeded succeeded) {
            return store.add(succeeded).thenReturn(poll);
        }
        return Mono.fromRunnable(() -> onFailure.accept((Poll.Failed) poll)).thenReturn(poll);
    }
}
