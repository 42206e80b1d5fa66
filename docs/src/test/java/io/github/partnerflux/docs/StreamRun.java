// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The times of a listing whose consumer is slow, pauses once, and cancels before the end.
 *
 * @param requests the requests, in order
 * @param consumed the milliseconds at which each item had been consumed
 * @param pausedAt the milliseconds at which the consumer paused
 * @param resumedAt the milliseconds at which it went on
 * @param end the milliseconds at which the listing was cancelled, and its last request had ended
 */
record StreamRun(List<Request> requests, List<Double> consumed, double pausedAt, double resumedAt, double end) {

    static final int CONNECTIONS = 1_000;
    static final Duration LATENCY = Duration.ofMillis(200);
    static final Duration TIME_PER_ITEM = Duration.ofMillis(5);
    static final Duration PAUSE = Duration.ofMillis(600);
    static final int PAUSE_AFTER = 150;
    static final int CANCEL_AFTER = 320;

    /** A request: when it arrived at the emulator, and when its exchange ended. */
    record Request(double start, double end, boolean aborted) {}

    /** Runs it twice, and returns the second run: the first one loads classes. */
    static StreamRun measure() throws InterruptedException {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .connections(CONNECTIONS)
                        .latency(LATENCY)
                        .start();
                PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                        .endpointOverride(emulator.endpoint())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .externalConfigurationEnabled(false)
                        .build()) {
            run(emulator, client);
            emulator.clearRequests();
            return run(emulator, client);
        }
    }

    private static StreamRun run(PartnerCentralEmulator emulator, PartnerCentralAccountClient client)
            throws InterruptedException {
        Scheduler consumer = Schedulers.newSingle("consumer");
        Timer timer = new Timer(System.nanoTime());
        List<Double> consumed = new ArrayList<>();
        List<Double> pause = new ArrayList<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        List<CompletableFuture<Request>> requests = new CopyOnWriteArrayList<>();
        observe(emulator, 0, timer, requests);

        Flux<ConnectionSummary> connections = client.listConnections(request -> request.catalog("AWS"));
        connections
                .publishOn(consumer, 8)
                .doOnNext(connection -> {
                    sleep(TIME_PER_ITEM);
                    consumed.add(timer.now());
                    if (consumed.size() == PAUSE_AFTER) {
                        pause.add(timer.now());
                        sleep(PAUSE);
                        pause.add(timer.now());
                    }
                })
                .take(CANCEL_AFTER)
                .doFinally(end -> cancelled.countDown())
                .subscribe();

        cancelled.await();
        List<Request> ended = requests.stream().map(CompletableFuture::join).toList();
        consumer.dispose();
        if (!ended.get(ended.size() - 1).aborted()) {
            throw new IllegalStateException("the last page had arrived before the cancel: is this machine busy?");
        }
        return new StreamRun(ended, consumed, pause.get(0), pause.get(1), timer.now());
    }

    private static void observe(
            PartnerCentralEmulator emulator, int index, Timer timer, List<CompletableFuture<Request>> requests) {
        emulator.awaitRequest(index).thenAccept(request -> {
            double start = timer.now();
            requests.add(request.outcome()
                    .thenApply(outcome ->
                            new Request(start, timer.now(), outcome.kind() == RecordedRequest.Outcome.Kind.ABORTED)));
            observe(emulator, index + 1, timer, requests);
        });
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Timer(long start) {

        double now() {
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
