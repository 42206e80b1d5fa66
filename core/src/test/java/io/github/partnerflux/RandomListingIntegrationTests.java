// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Tests that a listing with random connections, page size, filter, read-ahead, demand and faults emits each connection
 * that the filter selects once and in order. {@code -Dpartnerflux.test.seed=N} repeats the test that names that seed.
 */
class RandomListingIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(50);
    private static final int ROUNDS = 60;

    static Stream<Long> seeds() {
        Long seed = Long.getLong("partnerflux.test.seed");
        return seed != null ? Stream.of(seed) : new Random().longs(ROUNDS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void emitsEachSelectedConnectionOnceInOrder(long seed) {
        Random random = new Random(seed);
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .connections(random.nextInt(400))
                        .seed(seed)
                        .start();
                PartnerCentralAccountClient client = TestClients.clientFor(emulator.endpoint())
                        .retryPolicy(RetryPolicy.builder()
                                .maxAttempts(100)
                                .maxThrottlingAttempts(100)
                                .backoffBase(Duration.ofMillis(1))
                                .throttlingBackoffBase(Duration.ofMillis(1))
                                .maxBackoff(Duration.ofMillis(5))
                                .build())
                        .build()) {
            Selection selection = Selection.random(emulator.account(0).connections(), random);
            ListConnectionsRequest request = selection.request();
            for (int i = random.nextInt(6); i > 0; i--) {
                emulator.inject(randomFault(random));
            }
            PagedFlux<ConnectionSummary> listing = client.listConnections(request);
            if (random.nextBoolean()) {
                listing = listing.readAhead(random.nextInt(150));
            }

            List<String> ids = drain(listing.map(ConnectionSummary::id), random);

            assertThat(ids).isEqualTo(selection.ids());
            assertThat(listInResumedParts(listing, random)).isEqualTo(selection.ids());
            if (request.connectionType() != null) {
                assertThat(listing.all(c -> c.connectionTypes().containsKey(ConnectionType.SUBSIDIARY))
                                .block(TIMEOUT))
                        .isTrue();
            }
        }
    }

    /** A request and the identifiers of the connections that it selects, in order. */
    private record Selection(ListConnectionsRequest request, List<String> ids) {

        static Selection random(List<EmulatedConnection> connections, Random random) {
            ListConnectionsRequest.Builder request = ListConnectionsRequest.builder()
                    .catalog("AWS")
                    .maxResults(random.nextInt(4) == 0 ? null : 1 + random.nextInt(100));
            return switch (random.nextInt(3)) {
                case 0 ->
                    of(
                            request.connectionType("SUBSIDIARY"),
                            connections,
                            c -> c.types().containsKey("SUBSIDIARY"));
                case 1 -> {
                    List<String> accounts = connections.stream()
                            .map(EmulatedConnection::otherParticipantAccountId)
                            .filter(account -> random.nextInt(5) == 0)
                            .limit(100)
                            .toList();
                    yield of(
                            request.otherParticipantIdentifiers(accounts),
                            connections,
                            c -> accounts.isEmpty() || accounts.contains(c.otherParticipantAccountId()));
                }
                default -> of(request, connections, c -> true);
            };
        }

        private static Selection of(
                ListConnectionsRequest.Builder request,
                List<EmulatedConnection> connections,
                Predicate<EmulatedConnection> filter) {
            return new Selection(
                    request.build(),
                    connections.stream()
                            .filter(filter)
                            .map(EmulatedConnection::id)
                            .toList());
        }
    }

    private static Fault randomFault(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Fault.throttle().times(1 + random.nextInt(3));
            case 1 -> Fault.error(500, "InternalServerException");
            case 2 -> Fault.error(503, "ServiceUnavailable");
            case 3 -> Fault.dropBeforeResponse();
            case 4 -> Fault.dropInBody();
            default -> Fault.emptyPage();
        };
    }

    /** Requests random numbers of items, on subscription and from within {@code onNext}. */
    private static List<String> drain(Flux<String> flux, Random random) {
        List<String> items = new ArrayList<>();
        Sinks.One<List<String>> result = Sinks.one();
        flux.subscribe(new BaseSubscriber<>() {
            private int outstanding;

            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                requestSome();
            }

            @Override
            protected void hookOnNext(String item) {
                items.add(item);
                if (--outstanding == 0) {
                    requestSome();
                }
            }

            private void requestSome() {
                int more = 1 + random.nextInt(random.nextBoolean() ? 3 : 200);
                outstanding += more;
                request(more);
            }

            @Override
            protected void hookOnComplete() {
                result.tryEmitValue(items);
            }

            @Override
            protected void hookOnError(Throwable throwable) {
                result.tryEmitError(throwable);
            }
        });
        return result.asMono().block(TIMEOUT);
    }

    private static List<String> listInResumedParts(PagedFlux<ConnectionSummary> listing, Random random) {
        List<String> ids = new ArrayList<>();
        Checkpoint checkpoint = Checkpoint.start();
        while (true) {
            List<Checkpointed<ConnectionSummary>> some = listing.resumeFrom(Checkpoint.parse(checkpoint.toString()))
                    .checkpointed()
                    .take(1 + random.nextInt(200))
                    .collectList()
                    .block(TIMEOUT);
            if (some.isEmpty()) {
                return ids;
            }
            some.forEach(connection -> ids.add(connection.item().id()));
            checkpoint = some.get(some.size() - 1).next();
        }
    }
}
