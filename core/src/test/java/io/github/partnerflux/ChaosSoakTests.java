// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.model.ConnectionSummary;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tests 200 concurrent listings, through views of one client, of a service where every seventh request fails: each
 * listing is complete and in order, or ends with a typed error after a page.
 *
 * <p>Runs for one second in every build, and for minutes with {@code -Psoak -Dpartnerflux.soak.duration=PT10M}. {@code
 * -Dpartnerflux.soak.seed=N} repeats the faults, but not the order of the requests.
 */
class ChaosSoakTests {

    private static final Duration DURATION = Duration.parse(System.getProperty("partnerflux.soak.duration", "PT1S"));
    private static final long SEED = Long.getLong("partnerflux.soak.seed", new Random().nextLong());

    private static final int CONCURRENT_LISTINGS = 200;
    private static final int ACCOUNTS = 40;
    private static final int CONNECTIONS = 30;
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    private static final long HEAP_GROWTH = 16 * 1024 * 1024;

    private final LongAdder completed = new LongAdder();
    private final LongAdder pages = new LongAdder();
    private final LongAdder items = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Random faultChoice = new Random(SEED);

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void staysCorrectWithinBoundedMemory() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(ACCOUNTS)
                        .connections(CONNECTIONS)
                        .seed(SEED)
                        .recordRequests(false)
                        .start();
                PartnerCentralAccountClient client = TestClients.clientFor(emulator.endpoint())
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .retryPolicy(RetryPolicy.builder()
                                .backoffBase(Duration.ofMillis(2))
                                .throttlingBackoffBase(Duration.ofMillis(5))
                                .maxBackoff(Duration.ofMillis(50))
                                .build())
                        .httpClient(http -> http.doOnRequest((request, connection) -> emulator.inject(nextFault())))
                        .observationRegistry(attemptCounter())
                        .build()) {
            List<PartnerCentralAccountClient> views = emulator.accounts().stream()
                    .map(account -> client.withCredentialsProvider(
                            TestClients.credentials(account.accessKeyId(), account.secretAccessKey())))
                    .toList();
            // Loads classes and fills pools and buffers first: further growth would be a leak.
            soak(emulator, views, Duration.ZERO);
            long heapBefore = usedHeap();
            long start = System.nanoTime();

            soak(emulator, views, DURATION);

            long seconds =
                    Math.max(1, Duration.ofNanos(System.nanoTime() - start).toSeconds());
            long heapAfter = usedHeap();
            String summary = summary(emulator, seconds, heapBefore, heapAfter);
            System.out.println(summary);
            assertThat(violations).as(summary).isEmpty();
            // Each timed-out attempt may have ended before the emulator had read its request.
            assertThat(attempts.sum() - emulator.requestCount())
                    .as("attempts that did not arrive: %s", summary)
                    .isBetween(0L, timedOut.sum());
            assertThat(completed.sum()).as(summary).isGreaterThan(CONCURRENT_LISTINGS);
            assertThat(heapAfter - heapBefore).as("heap growth: %s", summary).isLessThan(HEAP_GROWTH);
        }
    }

    private void soak(PartnerCentralEmulator emulator, List<PartnerCentralAccountClient> views, Duration duration) {
        long start = System.nanoTime();
        BooleanSupplier isRunning = () -> System.nanoTime() - start < duration.toNanos();
        Flux.range(0, CONCURRENT_LISTINGS)
                .flatMap(
                        i -> {
                            Random random = new Random(SEED + i);
                            return Mono.defer(() -> {
                                        int account = random.nextInt(ACCOUNTS);
                                        return listing(emulator.account(account), views.get(account), random);
                                    })
                                    .repeat(isRunning);
                        },
                        CONCURRENT_LISTINGS)
                .blockLast(duration.plusMinutes(1));
    }

    private Mono<Void> listing(EmulatedAccount account, PartnerCentralAccountClient view, Random random) {
        int pageSize = 1 + random.nextInt(10);
        PagedFlux<ConnectionSummary> listing =
                view.listConnections(r -> r.catalog("AWS").maxResults(pageSize));
        List<String> expected =
                account.connections().stream().map(EmulatedConnection::id).toList();
        List<String> ids = new ArrayList<>();
        Flux<String> listed = random.nextBoolean()
                ? listing.byPage().concatMapIterable(Page::items, 1).map(ConnectionSummary::id)
                : listing.readAhead(random.nextInt(CONNECTIONS)).map(ConnectionSummary::id);
        return listed.doOnNext(ids::add)
                .then(Mono.fromRunnable(() -> {
                    completed.increment();
                    items.add(ids.size());
                    check(ids.equals(expected), "incomplete or out of order: " + ids + " of " + account);
                }))
                .onErrorResume(e -> Mono.fromRunnable(() -> {
                    failed.computeIfAbsent(e.getClass().getSimpleName(), type -> new LongAdder())
                            .increment();
                    items.add(ids.size());
                    check(isTyped(e), "an error that is not typed, or without attempts: " + e);
                    check(
                            ids.equals(expected.subList(0, Math.min(ids.size(), expected.size()))),
                            "out of order before the error: " + ids + " of " + account);
                }))
                .then();
    }

    private static boolean isTyped(Throwable e) {
        return e instanceof PartnerCentralAccountException failure
                && failure.operation().equals("ListConnections")
                && failure.attempts() >= 1
                && failure.attempts() <= RetryPolicy.standard().maxThrottlingAttempts();
    }

    private void check(boolean condition, String message) {
        if (!condition && violations.size() < 10) {
            violations.add(message);
        }
    }

    /** Returns the fault of the next request, mostly none. An event loop holds the lock for nanoseconds only. */
    private synchronized Fault nextFault() {
        int choice = faultChoice.nextInt(10_000);
        if (choice >= 1_500) {
            return Fault.delay(Duration.ZERO);
        }
        faults.increment();
        if (choice < 5) {
            return Fault.never();
        } else if (choice < 15) {
            return Fault.response(200, "application/x-amz-json-1.0", "{\"ConnectionSummaries\": [{\"Id\": \"pac-");
        } else if (choice < 25) {
            return Fault.repeatToken();
        } else if (choice < 35) {
            return Fault.error(403, "AccessDeniedException");
        } else if (choice < 100) {
            return Fault.throttle().header("Retry-After", "0");
        } else if (choice < 500) {
            return Fault.throttle();
        } else if (choice < 650) {
            return Fault.error(500, "InternalServerException");
        } else if (choice < 750) {
            return Fault.response(503, "text/html", "<html>Service Unavailable</html>");
        } else if (choice < 825) {
            return Fault.dropBeforeResponse();
        } else if (choice < 900) {
            return Fault.resetBeforeResponse();
        } else if (choice < 1_100) {
            return Fault.dropInBody();
        } else if (choice < 1_200) {
            return Fault.emptyPage();
        } else if (choice < 1_300) {
            return Fault.unknownValues();
        }
        return Fault.delay(Duration.ofMillis(faultChoice.nextInt(100)));
    }

    private ObservationRegistry attemptCounter() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return "partnerflux.attempt".equals(context.getName());
            }

            @Override
            public void onStart(Observation.Context context) {
                attempts.increment();
            }

            @Override
            public void onStop(Observation.Context context) {
                Throwable error = context.getError();
                if (error == null) {
                    pages.increment();
                } else if (error.getCause() instanceof TimeoutException) {
                    timedOut.increment();
                }
            }
        });
        return registry;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private String summary(PartnerCentralEmulator emulator, long seconds, long heapBefore, long heapAfter) {
        return ("Chaos soak, seed %d: %d s, %d listings completed, failed %s, %d pages, %d connections, %d attempts, %d requests"
                        + " arrived, %d attempts timed out, %d faults injected, heap after GC %d KiB -> %d KiB")
                .formatted(
                        SEED,
                        seconds,
                        completed.sum(),
                        failed,
                        pages.sum(),
                        items.sum(),
                        attempts.sum(),
                        emulator.requestCount(),
                        timedOut.sum(),
                        faults.sum(),
                        heapBefore / 1024,
                        heapAfter / 1024);
    }
}
