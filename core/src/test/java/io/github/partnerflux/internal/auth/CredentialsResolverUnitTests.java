// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.internal.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

class CredentialsResolverUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final AwsCredentialsIdentity IDENTITY = AwsCredentialsIdentity.create("test", "test");

    private final Scheduler scheduler = Schedulers.newBoundedElastic(4, 1_000, "credentials");
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void stop() {
        scheduler.dispose();
    }

    @Test
    void neverCallsTheProviderOnANonBlockingThread() {
        AtomicBoolean onNonBlockingThread = new AtomicBoolean();
        CredentialsResolver resolver = resolver(() -> {
            onNonBlockingThread.set(Schedulers.isInNonBlockingThread());
            return CompletableFuture.completedFuture(IDENTITY);
        });

        StepVerifier.create(Mono.defer(() -> {
                            assertThat(Schedulers.isInNonBlockingThread()).isTrue();
                            return resolver.resolve();
                        })
                        .subscribeOn(Schedulers.parallel()))
                .expectNext(IDENTITY)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(onNonBlockingThread).isFalse();
        assertThat(calls).hasValue(1);
    }

    @Test
    void resolvesStaticCredentialsSynchronously() {
        AwsBasicCredentials credentials = AwsBasicCredentials.create("test", "test");
        CredentialsResolver resolver = new CredentialsResolver(
                StaticCredentialsProvider.create(credentials), scheduler, TIMEOUT, Schedulers.parallel());
        AtomicReference<AwsCredentialsIdentity> resolved = new AtomicReference<>();

        resolver.resolve().subscribe(resolved::set);

        assertThat(resolved).hasValue(credentials);
    }

    @Test
    void callsTheProviderOnceForAHundredConcurrentSubscribers() throws Exception {
        CompletableFuture<AwsCredentialsIdentity> pending = new CompletableFuture<>();
        CredentialsResolver resolver = resolver(() -> pending);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<CompletableFuture<AwsCredentialsIdentity>>>> subscribers = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            subscribers.add(threads.submit(() -> {
                assertThat(start.await(30, TimeUnit.SECONDS)).isTrue();
                return Stream.generate(() -> resolver.resolve().toFuture())
                        .limit(25)
                        .toList();
            }));
        }

        start.countDown();
        List<CompletableFuture<AwsCredentialsIdentity>> results = new ArrayList<>();
        for (Future<List<CompletableFuture<AwsCredentialsIdentity>>> subscriber : subscribers) {
            results.addAll(subscriber.get(30, TimeUnit.SECONDS));
        }
        threads.shutdown();
        pending.complete(IDENTITY);

        assertThat(results).hasSize(100);
        for (CompletableFuture<AwsCredentialsIdentity> result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS)).isSameAs(IDENTITY);
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void callsTheProviderAgainAfterASuccess() {
        AwsCredentialsIdentity rotated = AwsCredentialsIdentity.create("rotated", "rotated");
        CredentialsResolver resolver =
                resolver(() -> CompletableFuture.completedFuture(calls.get() == 1 ? IDENTITY : rotated));

        assertThat(resolver.resolve().block(TIMEOUT)).isSameAs(IDENTITY);
        assertThat(resolver.resolve().block(TIMEOUT)).isSameAs(rotated);
    }

    @Test
    void callsTheProviderAgainAfterAFailure() {
        CredentialsResolver resolver = resolver(() -> calls.get() == 1
                ? CompletableFuture.failedFuture(new IllegalStateException("no"))
                : CompletableFuture.completedFuture(IDENTITY));

        StepVerifier.create(resolver.resolve()).expectError(Failure.class).verify(TIMEOUT);
        assertThat(resolver.resolve().block(TIMEOUT)).isSameAs(IDENTITY);
    }

    @Test
    void aCancelledSubscriberDoesNotFailTheOthers() throws Exception {
        CompletableFuture<AwsCredentialsIdentity> pending = new CompletableFuture<>();
        CredentialsResolver resolver = resolver(() -> pending);
        Disposable cancelled = resolver.resolve().subscribe();
        CompletableFuture<AwsCredentialsIdentity> other = resolver.resolve().toFuture();

        cancelled.dispose();
        CompletableFuture<AwsCredentialsIdentity> later = resolver.resolve().toFuture();
        pending.complete(IDENTITY);

        assertThat(other.get(30, TimeUnit.SECONDS)).isSameAs(IDENTITY);
        assertThat(later.get(30, TimeUnit.SECONDS)).isSameAs(IDENTITY);
        assertThat(calls).hasValue(1);
    }

    @Test
    void cancelsTheProvidersFutureWithTheLastSubscriber() {
        CompletableFuture<AwsCredentialsIdentity> pending = new CompletableFuture<>();
        CredentialsResolver resolver = new CredentialsResolver(
                provider(() -> calls.get() == 1 ? pending : CompletableFuture.completedFuture(IDENTITY)),
                Schedulers.immediate(),
                TIMEOUT,
                Schedulers.parallel());
        Disposable first = resolver.resolve().subscribe();
        Disposable last = resolver.resolve().subscribe();

        first.dispose();
        assertThat(pending).isNotDone();
        // A second cancel of the same subscriber does not count.
        first.dispose();
        assertThat(pending).isNotDone();

        last.dispose();
        assertThat(pending).isCancelled();
        assertThat(resolver.resolve().block(TIMEOUT)).isSameAs(IDENTITY);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aSubscriberThatRacesTheLastCancelSucceeds() throws Exception {
        CredentialsResolver resolver = resolver(() -> new CompletableFuture<AwsCredentialsIdentity>()
                .completeAsync(() -> IDENTITY, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS)));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 500; i++) {
            Disposable first = resolver.resolve().subscribe();
            Future<?> cancelling = threads.submit(first::dispose);
            Future<AwsCredentialsIdentity> subscribing =
                    threads.submit(() -> resolver.resolve().block(TIMEOUT));

            assertThat(subscribing.get(30, TimeUnit.SECONDS)).isSameAs(IDENTITY);
            cancelling.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    static Stream<Arguments> failures() {
        IllegalStateException cause = new IllegalStateException("the profile is broken");
        return Stream.of(
                failure(
                        "throws",
                        () -> {
                            throw cause;
                        },
                        "the profile is broken",
                        IllegalStateException.class),
                failure(
                        "throws without a message",
                        () -> {
                            throw new UnsupportedOperationException();
                        },
                        "java.lang.UnsupportedOperationException",
                        UnsupportedOperationException.class),
                failure(
                        "throws a linkage error",
                        () -> {
                            throw new NoClassDefFoundError("software/amazon/awssdk/services/sts/StsClient");
                        },
                        "java.lang.NoClassDefFoundError: software/amazon/awssdk/services/sts/StsClient",
                        Throwable.class),
                failure(
                        "returns null",
                        () -> null,
                        "the provider returned no credentials",
                        IllegalStateException.class),
                failure(
                        "future fails",
                        () -> CompletableFuture.failedFuture(cause),
                        "the profile is broken",
                        IllegalStateException.class),
                failure(
                        "future fails with a wrapped cause",
                        () -> CompletableFuture.failedFuture(new CompletionException(cause)),
                        "the profile is broken",
                        IllegalStateException.class),
                failure(
                        "future is cancelled",
                        () -> {
                            CompletableFuture<AwsCredentialsIdentity> future = new CompletableFuture<>();
                            future.cancel(true);
                            return future;
                        },
                        "CancellationException",
                        Throwable.class),
                failure(
                        "future completes with null",
                        () -> CompletableFuture.completedFuture(null),
                        "the provider returned no credentials",
                        Throwable.class));
    }

    private static Arguments failure(
            String name,
            Supplier<@Nullable CompletableFuture<AwsCredentialsIdentity>> provider,
            String reason,
            Class<? extends Throwable> cause) {
        return Arguments.argumentSet(name, provider, reason, cause);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void reportsTheReasonOfAFailure(
            Supplier<@Nullable CompletableFuture<AwsCredentialsIdentity>> provider,
            String reason,
            Class<? extends Throwable> cause) {
        StepVerifier.create(resolver(provider).resolve())
                .expectErrorSatisfies(e -> {
                    assertThat(e)
                            .isInstanceOf(Failure.class)
                            .hasMessageStartingWith("the credentials could not be resolved: ")
                            .hasMessageContaining(reason);
                    assertThat(e.getCause()).isInstanceOf(cause);
                    assertThat(((Failure) e).kind()).isEqualTo(Failure.Kind.CREDENTIALS);
                })
                .verify(TIMEOUT);
    }

    @Test
    void limitsTheWaitForAFuture() {
        StepVerifier.withVirtualTime(() -> new CredentialsResolver(
                                provider(CompletableFuture::new),
                                Schedulers.immediate(),
                                Duration.ofSeconds(30),
                                Schedulers.parallel())
                        .resolve())
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(29_999))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(Failure.class)
                        .hasMessage("the provider did not return credentials within PT30S"))
                .verify(TIMEOUT);
    }

    @Test
    void limitsTheWaitForACall() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CredentialsResolver resolver = new CredentialsResolver(
                provider(() -> {
                    try {
                        interrupted.complete(new CountDownLatch(1).await(30, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                    }
                    return CompletableFuture.completedFuture(IDENTITY);
                }),
                scheduler,
                // Long enough for the provider's thread to start, even on a busy machine.
                Duration.ofSeconds(2),
                Schedulers.parallel());

        StepVerifier.create(resolver.resolve())
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(Failure.class)
                        .hasMessage("the provider did not return credentials within PT2S"))
                .verify(TIMEOUT);
        // The thread of the provider stops waiting.
        assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
    }

    private CredentialsResolver resolver(Supplier<@Nullable CompletableFuture<AwsCredentialsIdentity>> resolution) {
        return new CredentialsResolver(provider(resolution), scheduler, TIMEOUT, Schedulers.parallel());
    }

    private IdentityProvider<AwsCredentialsIdentity> provider(
            Supplier<@Nullable CompletableFuture<AwsCredentialsIdentity>> resolution) {
        return new IdentityProvider<>() {
            @Override
            public Class<AwsCredentialsIdentity> identityType() {
                return AwsCredentialsIdentity.class;
            }

            @Override
            public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
                calls.incrementAndGet();
                return resolution.get();
            }
        };
    }
}
