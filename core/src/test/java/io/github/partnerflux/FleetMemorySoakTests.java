// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.test.JavaProcess;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/**
 * Tests the memory of a fleet, in a process of its own with a heap of 256 MB, against an emulator in this one.
 *
 * <p>Lists 2,000 accounts in every build, and 10,000 with {@code -Psoak}.
 */
class FleetMemorySoakTests {

    private static final int ACCOUNTS = Integer.getInteger("partnerflux.soak.accounts", 2_000);
    private static final int CONNECTIONS = 1_000;
    private static final int OPEN = 1_024;
    private static final int PAGE = 100;
    private static final long MAX_BYTES_PER_WAITING_ACCOUNT = 5_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 11, unit = TimeUnit.MINUTES)
    void listsThousandsOfAccountsInASmallHeap() throws Exception {
        assertThat(run(Listing.class, ACCOUNTS))
                .isEqualTo(ACCOUNTS + " accounts, " + (long) ACCOUNTS * CONNECTIONS + " connections");
    }

    @Test
    @Timeout(value = 11, unit = TimeUnit.MINUTES)
    void anAccountThatWaitsForItsNextPageCostsLittle() throws Exception {
        String bytes = run(Waiting.class, OPEN);
        System.out.println("Fleet: " + bytes + " bytes for each account that waits for its next page");
        assertThat(Long.parseLong(bytes)).isLessThan(MAX_BYTES_PER_WAITING_ACCOUNT);
    }

    private String run(Class<?> program, int accounts) throws Exception {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                .accounts(accounts)
                .connections(CONNECTIONS)
                .recordRequests(false)
                .start()) {
            JavaProcess.Result result = JavaProcess.run(
                    directory,
                    LIMIT,
                    Map.of(),
                    "-Xmx256m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName(),
                    emulator.endpoint().toString(),
                    String.valueOf(accounts));
            assertThat(result.exitValue()).as(result.output()).isZero();
            // A newer JDK writes warnings before it.
            return result.output().strip().lines().reduce((line, last) -> last).orElseThrow();
        }
    }

    private static FleetFlux<ConnectionSummary> fleet(PartnerCentralAccountClient client, int accounts) {
        Flux<FleetAccount> all = Flux.range(1, accounts).map(i -> {
            String key = i == 1 ? "test" : "test-" + i;
            return FleetAccount.of(key, () -> TestClients.credentials(key, key));
        });
        return client.listConnections(all, r -> r.catalog("AWS").maxResults(PAGE))
                .maxOpen(OPEN);
    }

    /** Lists all accounts. */
    static final class Listing {
        public static void main(String[] args) {
            try (PartnerCentralAccountClient client =
                    TestClients.clientFor(URI.create(args[0])).build()) {
                AtomicLong items = new AtomicLong();
                Long completed = fleet(client, Integer.parseInt(args[1]))
                        .doOnNext(event -> {
                            if (event instanceof FleetEvent.Item) {
                                items.incrementAndGet();
                            }
                        })
                        .filter(event -> event instanceof FleetEvent.Completed)
                        .count()
                        .block();
                System.out.println(completed + " accounts, " + items + " connections");
            }
        }
    }

    /** Takes the first page of each account, and measures what the open accounts then hold. */
    static final class Waiting {
        public static void main(String[] args) throws Exception {
            int accounts = Integer.parseInt(args[1]);
            try (PartnerCentralAccountClient client =
                    TestClients.clientFor(URI.create(args[0])).build()) {
                // Loads classes, and fills pools and buffers.
                waitingAccounts(client, accounts).cancel();
                long before = usedHeap();
                Subscription waiting = waitingAccounts(client, accounts);
                long held = usedHeap() - before;
                waiting.cancel();
                System.out.println(held / accounts);
            }
        }

        private static Subscription waitingAccounts(PartnerCentralAccountClient client, int accounts)
                throws InterruptedException {
            CountDownLatch items = new CountDownLatch(accounts * PAGE);
            BaseSubscriber<FleetEvent<ConnectionSummary>> subscriber = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    subscription.request(items.getCount());
                }

                @Override
                protected void hookOnNext(FleetEvent<ConnectionSummary> event) {
                    items.countDown();
                }
            };
            // Few connections: each one keeps the response that it received last.
            fleet(client, accounts).maxInFlight(8).subscribe(subscriber);
            if (!items.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException(items.getCount() + " items are missing");
            }
            return subscriber;
        }

        private static long usedHeap() {
            System.gc();
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}
