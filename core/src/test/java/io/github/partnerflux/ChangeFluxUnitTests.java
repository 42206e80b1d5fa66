package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.PollFailed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ChangeFluxUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void eachPollEmitsWhatHasChangedSinceTheOneBefore() {
        StepVerifier.withVirtualTime(() -> watch(List.of(listing(1, 2), listing(1, 3, 1002))))
                .expectSubscription()
                .expectNext(new Added<>(1), new Added<>(2))
                .expectNextMatches(event -> event instanceof Synced<Integer> synced && synced.listed() == 2)
                .thenAwait(Duration.ofMinutes(6))
                .expectNext(new Added<>(3), new Changed<>(1002))
                .expectNextMatches(event -> event instanceof Synced<Integer> synced
                        && synced.snapshot().size() == 3)
                .thenAwait(Duration.ofMinutes(6))
                .expectNext(new Removed<>("1"), new Removed<>("2"), new Removed<>("3"))
                .expectNextMatches(event -> event instanceof Synced<Integer> synced
                        && synced.snapshot().size() == 0)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aFailedPollIsFollowedByTheNextOneWhichDoesNotRepeatChanges() {
        RuntimeException failure = new IllegalStateException("unavailable");
        PagedFlux<Integer> failing =
                PagedFlux.fromPages(Flux.just(new Page<>(List.of(1), null, "")).concatWith(Flux.error(failure)));
        StepVerifier.withVirtualTime(() -> watch(List.of(failing, listing(1, 2))))
                .expectNext(new Added<>(1), new PollFailed<>(failure))
                .thenAwait(Duration.ofMinutes(6))
                .expectNext(new Added<>(2))
                .expectNextMatches(event -> event instanceof Synced)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aSnapshotSurvivesARestart() {
        Synced<Integer> synced =
                (Synced<Integer>) watch(List.of(listing(1, 2))).once().blockLast(TIMEOUT);
        Snapshot restored = Snapshot.parse(synced.snapshot().text());
        assertThat(restored).isEqualTo(synced.snapshot());
        StepVerifier.create(watch(List.of(listing(1002, 1))).from(restored).once())
                .expectNext(new Changed<>(1002))
                .expectNextMatches(event -> event instanceof Synced)
                .expectComplete()
                .verify(TIMEOUT);
    }

    /** Watches listings of which each poll takes the next one, and in the end empty ones. */
    private static ChangeFlux<Integer> watch(List<PagedFlux<Integer>> polls) {
        Queue<PagedFlux<Integer>> listings = new ArrayDeque<>(polls);
        return new ChangeFlux<>(new FakeWatched(() -> listings.isEmpty() ? listing() : listings.remove()));
    }

    private static PagedFlux<Integer> listing(Integer... items) {
        return PagedFlux.fromPages(Flux.just(new Page<>(List.of(items), null, "")));
    }
}
