package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import java.time.Duration;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Mirrors the connections of accounts into a store.
 *
 * @param accounts subscribed to in each cycle
 * @param onFailure accepts polls that fail
 */
record FleetMirror(
        PartnerCentralAccountClient client,
        Flux<FleetAccount> accounts,
        ConnectionStore store,
        Consumer<Poll.Failed> onFailure) {

    /** Limits the memory: the changes of these accounts are in memory until their polls end. */
    private static final int MAX_OPEN_ACCOUNTS = 64;

    /**
     * Repeats cycles, with a delay between them.
     *
     * <p>{@code every(..)} would start a cycle as soon as the events of the last one are emitted, although their
     * transactions may still wait. Such a cycle could load a snapshot too early, and repeat changes.
     */
    Flux<Cycle> cycles(Duration delay) {
        return cycle().repeatWhen(cycles -> cycles.delayElements(delay));
    }

    /** Polls each account once. Completes when all changes are stored. */
    Mono<Cycle> cycle() {
        return polls().concatMap(this::store).reduce(Cycle.EMPTY, Cycle::plus);
    }

    private Flux<Poll> polls() {
        return Flux.defer(() -> {
            OpenPolls open = new OpenPolls();
            return client.listConnections(accounts, request -> request.catalog("AWS"))
                    .maxOpen(MAX_OPEN_ACCOUNTS)
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
