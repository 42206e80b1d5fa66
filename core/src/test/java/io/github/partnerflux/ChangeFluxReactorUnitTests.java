// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.ChangeEvent.Added;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Scannable;
import reactor.core.Scannable.Attr;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Tests the scannable attributes, the discarded elements and the debug names of watches. */
class ChangeFluxReactorUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<Object> discarded = new ArrayList<>();

    @Test
    void thePublishersCanBeScanned() {
        assertThat(watch().isScanAvailable()).isTrue();
        assertThat(watch().scan(Attr.RUN_STYLE)).isEqualTo(Attr.RunStyle.ASYNC);
        assertThat(Scannable.from(watch().map(event -> event)).steps()).containsExactly("watch", "map");
        assertThat(fleet().isScanAvailable()).isTrue();
        assertThat(fleet().scan(Attr.RUN_STYLE)).isEqualTo(Attr.RunStyle.ASYNC);
        assertThat(Scannable.from(fleet().map(event -> event)).steps()).containsExactly("fleet.watch", "map");
    }

    @Test
    void aCancelDiscardsItemsThatWereNotCompared() {
        StepVerifier.create(watch().doOnDiscard(Object.class, discarded::add), 1)
                .expectNext(new Added<>(0))
                .thenCancel()
                .verify(TIMEOUT);
        assertThat(discarded).containsExactly(1, 2);
    }

    @Test
    void aCancelDiscardsChangesOfAFleetThatWereNotEmitted() {
        StepVerifier.create(fleet().doOnDiscard(ChangeEvent.class, discarded::add), 1)
                .expectNextCount(1)
                .thenCancel()
                .verify(TIMEOUT);
        assertThat(discarded).hasSize(3).startsWith(new Added<>(1), new Added<>(2));
    }

    @Test
    void operatorDebugNamesTheWatch() {
        Hooks.onOperatorDebug();
        try {
            ChangeFlux<Integer> failing = watch().pollOn(Flux.error(new IllegalStateException("no hints")));
            assertThatThrownBy(() -> failing.blockLast(TIMEOUT))
                    .satisfies(e -> assertThat(trace(e)).contains("\u21e2 io.github.partnerflux.ChangeFlux.<init>"));
            FleetChangeFlux<Integer> failingFleet = fleet().pollOn(Flux.error(new IllegalStateException("no hints")));
            assertThatThrownBy(() -> failingFleet.blockLast(TIMEOUT))
                    .satisfies(
                            e -> assertThat(trace(e)).contains("\u21e2 io.github.partnerflux.FleetChangeFlux.<init>"));
        } finally {
            Hooks.resetOnOperatorDebug();
        }
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    private static ChangeFlux<Integer> watch() {
        return new ChangeFlux<>(new FakeWatched(() -> FakePages.ofSizes(3).flux()));
    }

    private static FleetChangeFlux<Integer> fleet() {
        return new FakeFleet(() -> FakePages.ofSizes(3), Schedulers.parallel())
                .flux(FakeFleet.accounts(1))
                .watch(account -> Mono.empty());
    }
}
