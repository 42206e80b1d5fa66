// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.future.EmulatedService.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.PollFailed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangePublisherIntegrationTests {

    @RegisterExtension
    private final EmulatedService service = new EmulatedService(25, client -> client.retryPolicy(RetryPolicy.none()));

    private ChangePublisher<ConnectionSummary> watch() {
        return service.futures().watchConnections(r -> r.catalog("AWS").maxResults(10));
    }

    private List<ChangeEvent<ConnectionSummary>> poll(Snapshot from) {
        // Not thread-safe: each invocation happens-before the next.
        List<ChangeEvent<ConnectionSummary>> events = new ArrayList<>();
        await(watch().from(from).once().forEach(events::add));
        return events;
    }

    @Test
    void emitsWhatHasChangedSinceASnapshot() {
        List<ChangeEvent<ConnectionSummary>> first = poll(Snapshot.none());
        assertThat(addedIds(first)).isEqualTo(service.ids());
        assertThat(first).hasSize(26);

        String stored = snapshot(first).text();
        String added = connect();

        List<ChangeEvent<ConnectionSummary>> second = poll(Snapshot.parse(stored));
        assertThat(addedIds(second)).containsExactly(added);
        assertThat(second).hasSize(2);
    }

    @Test
    void emitsNoneOfTheExistingItemsForABaseline() {
        List<ChangeEvent<ConnectionSummary>> events = new ArrayList<>();

        await(watch().baseline().once().forEach(events::add));

        assertThat(events).singleElement().isInstanceOf(Synced.class);
        assertThat(snapshot(events).size()).isEqualTo(25);
    }

    @Test
    void pollsWhenAPublisherSignals() {
        List<ChangeEvent<ConnectionSummary>> events = new ArrayList<>();
        List<String> connected = new ArrayList<>();
        try (SubmissionPublisher<String> hints = new SubmissionPublisher<>()) {
            CompletableFuture<Void> watch = watch().baseline()
                    .every(Duration.ofDays(1))
                    .pollOn(hints)
                    .forEach(event -> {
                        events.add(event);
                        if (events.size() == 1) {
                            connected.add(connect());
                            hints.submit("an event of the service");
                        } else if (event instanceof Synced) {
                            throw new IllegalStateException("stopped");
                        }
                    });

            assertThat(failureOf(watch)).hasMessage("stopped");
        }
        assertThat(addedIds(events)).isEqualTo(connected);
        assertThat(events).hasSize(3);
    }

    @Test
    void aPollThatFailsIsAnEvent() {
        service.emulator().inject(Fault.throttle());

        assertThat(poll(Snapshot.none()))
                .singleElement()
                .isInstanceOfSatisfying(
                        PollFailed.class, failed -> assertThat(failed.error()).isInstanceOf(ThrottlingException.class));
    }

    @Test
    void fetchesAPageOnlyWhenASubscriberRequestsItsEvents() {
        RecordingSubscriber<ChangeEvent<ConnectionSummary>> subscriber =
                RecordingSubscriber.subscribeTo(watch().once());
        service.assertRequests(0);

        subscriber.subscription().request(5);
        subscriber.awaitElements(5);
        service.assertRequests(1);

        subscriber.subscription().request(Long.MAX_VALUE);
        await(subscriber.termination);
        service.assertRequests(3);
    }

    @Test
    void fetchesNoMoreThanTheReadAheadAllowsForASlowConsumer() {
        List<ChangeEvent<ConnectionSummary>> events = new ArrayList<>();

        await(watch().once().forEach(event -> {
            events.add(event);
            if (events.size() == 5) {
                service.assertRequests(1);
            }
        }));

        assertThat(events).hasSize(26);
    }

    @Test
    void aCancelAbortsTheRequestInFlight() {
        service.emulator().inject(Fault.never());
        CompletableFuture<Void> watch = watch().forEach(event -> {});
        RecordedRequest request = service.request(0);

        watch.cancel(false);

        service.assertAborted(request);
    }

    @Test
    void aClosedClientEndsTheWatch() {
        CompletableFuture<Void> firstPoll = new CompletableFuture<>();
        CompletableFuture<Void> watch = watch().baseline().forEach(event -> firstPoll.complete(null));
        await(firstPoll);

        service.client().close();

        assertThat(failureOf(watch)).isNotNull();
    }

    @Test
    void rejectsInvalidArguments() {
        Snapshot ofAnotherRequest = snapshot(poll(Snapshot.none()));
        assertThatIllegalArgumentException().isThrownBy(() -> watch().every(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.futures()
                        .watchConnections(r -> r.catalog("Sandbox"))
                        .from(ofAnotherRequest));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        service.futures().watchConnections(r -> r.catalog("AWS").nextToken("token")));
    }

    private String connect() {
        return service.emulator().connect("AWS", 0, 1, "OPPORTUNITY_COLLABORATION");
    }

    private static Snapshot snapshot(List<ChangeEvent<ConnectionSummary>> events) {
        return ((Synced<ConnectionSummary>) events.get(events.size() - 1)).snapshot();
    }

    private static List<String> addedIds(List<ChangeEvent<ConnectionSummary>> events) {
        return events.stream()
                .filter(Added.class::isInstance)
                .map(event -> ((Added<ConnectionSummary>) event).item().id())
                .toList();
    }
}
