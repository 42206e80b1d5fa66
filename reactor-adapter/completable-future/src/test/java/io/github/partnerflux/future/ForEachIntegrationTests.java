// SPDX-License-Identifier: Apache-2.0
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
    void consumesAllItemsInOrder() {
        // Not thread-safe: each invocation happens-before the next.
        List<String> consumed = new ArrayList<>();

        await(service.futures().forEachConnection(REQUEST, connection -> consumed.add(connection.id())));

        assertThat(consumed).isEqualTo(service.ids());
        service.assertRequests(10);
    }

    @Test
    void fetchesNoMoreThanTheReadAheadAllowsForASlowConsumer() {
        AtomicInteger consumed = new AtomicInteger();

        await(service.futures().forEachConnection(REQUEST, connection -> {
            switch (consumed.incrementAndGet()) {
                // In the first half of the first page, the next page is not fetched.
                case 1, 5 -> service.assertRequests(1);
                // From the second half on, the next page is fetched, and no other.
                case 6 -> service.awaitRequests(2);
                case 10 -> service.assertRequests(2);
                // From the second page on, with its first item.
                case 11 -> service.awaitRequests(3);
                case 20 -> service.assertRequests(3);
                default -> {}
            }
        }));

        assertThat(consumed).hasValue(95);
    }

    @Test
    void letsTheConsumerWaitForAFutureOfTheClient() {
        // BlockHound fails a consumer that blocks on an event loop.
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
        ExecutorService executor = Executors.newFixedThreadPool(3, task -> new Thread(task, "application"));
        try {
            List<String> threads = new CopyOnWriteArrayList<>();

            await(service.futures()
                    .forEachConnection(
                            r -> r.catalog("AWS").maxResults(10),
                            connection -> threads.add(Thread.currentThread().getName()),
                            executor));

            assertThat(threads).hasSize(95).containsOnly("application");
        } finally {
            executor.shutdown();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void letsTheConsumerBlockIfTheExecutorRunsItOnTheSubmittingThread() {
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
    void failsIfTheExecutorRejectsATask() {
        CompletableFuture<Void> future = service.futures().forEachConnection(REQUEST, connection -> {}, task -> {
            throw new RejectedExecutionException("full");
        });

        assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                .isExactlyInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    static Stream<Throwable> failures() {
        // Reactor rethrows the last two and never signals them.
        return Stream.of(new IllegalStateException(), new NoClassDefFoundError(), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failsWithWhatTheConsumerThrows(Throwable failure) {
        AtomicInteger consumed = new AtomicInteger();

        CompletableFuture<Void> future = service.futures().forEachConnection(REQUEST, connection -> {
            if (consumed.incrementAndGet() == 3) {
                ForEachIntegrationTests.<RuntimeException>sneakyThrow(failure);
            }
        });

        assertThat(failureOf(future)).isSameAs(failure);
        service.assertRequests(1);
        assertThat(consumed).hasValue(3);
    }

    @Test
    void abortsTheRequestInFlightIfTheConsumerFails() {
        service.emulator().inject(Fault.delay(Duration.ZERO), Fault.never());
        CompletableFuture<RecordedRequest> second = service.emulator().awaitRequest(1);
        AtomicInteger consumed = new AtomicInteger();

        CompletableFuture<Void> future = service.futures().forEachConnection(REQUEST, connection -> {
            if (consumed.incrementAndGet() == 8) {
                await(second);
                throw new IllegalStateException("consumer failed");
            }
        });

        service.assertAborted(await(second));
        assertThatThrownBy(() -> await(future)).hasRootCauseMessage("consumer failed");
        assertThat(consumed).hasValue(8);
    }

    @Test
    void neitherInterruptsNorInvokesTheConsumerAfterACancel() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        AtomicInteger consumed = new AtomicInteger();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Void> future = service.futures()
                    .forEachConnection(
                            REQUEST,
                            connection -> {
                                consumed.incrementAndGet();
                                started.countDown();
                                try {
                                    interrupted.complete(!cancelled.await(30, TimeUnit.SECONDS));
                                } catch (InterruptedException e) {
                                    interrupted.complete(true);
                                }
                            },
                            executor);
            assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();

            future.cancel(true);
            cancelled.countDown();

            assertThat(await(interrupted)).isFalse();
            // Runs after all tasks of the listing, because the executor has a single thread.
            executor.submit(() -> {}).get(30, TimeUnit.SECONDS);
            assertThat(consumed).hasValue(1);
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
