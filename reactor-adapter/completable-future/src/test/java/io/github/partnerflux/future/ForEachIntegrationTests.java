package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.future.EmulatedService.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForEachIntegrationTests {

    private static final ListConnectionsRequest REQUEST =
            ListConnectionsRequest.builder().catalog("AWS").maxResults(10).build();

    @RegisterExtension
    private final EmulatedService service = new EmulatedService(95);

    @Test
    void handsOverAllInOrder() {
        // Not thread-safe, and need not be.
        List<String> seen = new ArrayList<>();

        await(service.futures().forEachConnection(REQUEST, connection -> seen.add(connection.id())));

        assertThat(seen).isEqualTo(service.ids());
        service.assertRequests(10);
    }

    @Test
    void fetchesNoMoreThanTheReadAheadAllowsForASlowConsumer() {
        AtomicInteger handed = new AtomicInteger();

        await(service.futures().forEachConnection(REQUEST, connection -> {
            switch (handed.incrementAndGet()) {
                // The first half of a page: the next one is not fetched.
                case 1, 5 -> service.assertRequests(1);
                // From the second half on, the next one is; and no other.
                case 6 -> service.awaitRequests(2);
                case 10, 15 -> service.assertRequests(2);
                case 16 -> service.awaitRequests(3);
                case 20 -> service.assertRequests(3);
                default -> {}
            }
        }));

        assertThat(handed).hasValue(95);
    }

    @Test
    void letsTheConsumerBlock() {
        // BlockHound fails what blocks on an event loop. The consumer may wait for a future of the same client.
        PartnerCentralAccountFutureClient futures = service.futures();
        AtomicInteger items = new AtomicInteger();

        await(futures.forEachConnection(
                r -> r.catalog("AWS").maxResults(50),
                connection -> items.addAndGet(
                        await(futures.listConnectionsPage(REQUEST)).items().size())));

        assertThat(items).hasValue(950);
    }

    @Test
    void runsOnTheExecutor() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(3, task -> new Thread(task, "mine"));
        try {
            List<String> threads = new CopyOnWriteArrayList<>();

            await(service.futures()
                    .forEachConnection(
                            r -> r.catalog("AWS").maxResults(10),
                            connection -> threads.add(Thread.currentThread().getName()),
                            executor));

            assertThat(threads).hasSize(95).containsOnly("mine");
        } finally {
            executor.shutdown();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void letsTheConsumerBlockThoughTheExecutorRunsItAtOnce() {
        AtomicInteger items = new AtomicInteger();

        await(service.futures()
                .forEachConnection(
                        r -> r.catalog("AWS"),
                        connection -> items.addAndGet(await(service.futures().listConnectionsPage(REQUEST))
                                .items()
                                .size()),
                        Runnable::run));

        assertThat(items).hasValue(950);
    }

    @Test
    void failsIfTheExecutorRefuses() {
        CompletableFuture<Void> future = service.futures().forEachConnection(REQUEST, connection -> {}, task -> {
            throw new RejectedExecutionException("full");
        });

        assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                .isExactlyInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    static Stream<Throwable> failures() {
        // Reactor never signals the last two, but rethrows them.
        return Stream.of(new IllegalStateException(), new NoClassDefFoundError(), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failsWithWhatTheConsumerThrows(Throwable failure) {
        AtomicInteger handed = new AtomicInteger();

        CompletableFuture<Void> future = service.futures().forEachConnection(REQUEST, connection -> {
            if (handed.incrementAndGet() == 3) {
                ForEachIntegrationTests.<RuntimeException>sneakyThrow(failure);
            }
        });

        assertThat(failureOf(future)).isSameAs(failure);
        service.assertRequests(1);
        assertThat(handed).hasValue(3);
    }

    @Test
    void abortsTheRequestInFlightIfTheConsumerFails() {
        service.emulator().inject(Fault.delay(Duration.ZERO), Fault.never());
        CompletableFuture<RecordedRequest> second = service.emulator().awaitRequest(1);
        AtomicInteger handed = new AtomicInteger();

        CompletableFuture<Void> future = service.futures().forEachConnection(REQUEST, connection -> {
            if (handed.incrementAndGet() == 8) {
                await(second);
                throw new IllegalStateException("enough");
            }
        });

        service.assertAborted(await(second));
        assertThatThrownBy(() -> await(future)).hasRootCauseMessage("enough");
        assertThat(handed).hasValue(8);
    }

    @Test
    void handsOverNothingMoreOnceCancelledAndDoesNotInterrupt() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        AtomicInteger handed = new AtomicInteger();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Void> future = service.futures()
                    .forEachConnection(
                            REQUEST,
                            connection -> {
                                handed.incrementAndGet();
                                atWork.countDown();
                                try {
                                    interrupted.complete(!cancelled.await(30, TimeUnit.SECONDS));
                                } catch (InterruptedException e) {
                                    interrupted.complete(true);
                                }
                            },
                            executor);
            assertThat(atWork.await(30, TimeUnit.SECONDS)).isTrue();

            future.cancel(true);
            cancelled.countDown();

            assertThat(await(interrupted)).isFalse();
            // The only thread is free again: the listing has nothing more to do on it.
            executor.submit(() -> {}).get(30, TimeUnit.SECONDS);
            assertThat(handed).hasValue(1);
        } finally {
            executor.shutdown();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneakyThrow(Throwable failure) throws E {
        throw (E) failure;
    }
}
