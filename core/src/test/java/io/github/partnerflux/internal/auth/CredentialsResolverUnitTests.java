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
    void neverCallsTheProviderOnAThreadThatMustNotBlock() {
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
    void answersAtOnceWithStaticCredentials() {
        AwsBasicCredentials credentials = AwsBasicCredentials.create("test", "test");
        CredentialsResolver resolver = new CredentialsResolver(
                StaticCredentialsProvider.create(credentials), scheduler, TIMEOUT, Schedulers.parallel());
        AtomicReference<AwsCredentialsIdentity> answer = new AtomicReference<>();

        resolver.resolve().subscribe(answer::set);

        assertThat(answer).hasValue(credentials);
    }

    @Test
    void callsTheProviderOnceForAHundredConcurrentSubscribers() throws Exception {
        CompletableFuture<AwsCredentialsIdentity> answer = new CompletableFuture<>();
        CredentialsResolver resolver = resolver(() -> answer);
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
        answer.complete(IDENTITY);

        assertThat(results).hasSize(100);
        for (CompletableFuture<AwsCredentialsIdentity> result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS)).isSameAs(IDENTITY);
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void asksAnewOnceAnAnswerHasCome() {
        AwsCredentialsIdentity rotated = AwsCredentialsIdentity.create("rotated", "rotated");
        CredentialsResolver resolver =
                resolver(() -> CompletableFuture.completedFuture(calls.get() == 1 ? IDENTITY : rotated));

        assertThat(resolver.resolve().block(TIMEOUT)).isSameAs(IDENTITY);
        assertThat(resolver.resolve().block(TIMEOUT)).isSameAs(rotated);
    }

    @Test
    void asksAnewAfterAFailure() {
        CredentialsResolver resolver = resolver(() -> calls.get() == 1
                ? CompletableFuture.failedFuture(new IllegalStateException("no"))
                : CompletableFuture.completedFuture(IDENTITY));

        StepVerifier.create(resolver.resolve()).expectError(Failure.class).verify(TIMEOUT);
        assertThat(resolver.resolve().block(TIMEOUT)).isSameAs(IDENTITY);
    }

    @Test
    void aCancelledSubscriberDoesNotFailTheOthers() throws Exception {
        CompletableFuture<AwsCredentialsIdentity> answer = new CompletableFuture<>();
        CredentialsResolver resolver = resolver(() -> answer);
        Disposable cancelled = resolver.resolve().subscribe();
        CompletableFuture<AwsCredentialsIdentity> other = resolver.resolve().toFuture();

        cancelled.dispose();
        CompletableFuture<AwsCredentialsIdentity> later = resolver.resolve().toFuture();
        answer.complete(IDENTITY);

        assertThat(other.get(30, TimeUnit.SECONDS)).isSameAs(IDENTITY);
        assertThat(later.get(30, TimeUnit.SECONDS)).isSameAs(IDENTITY);
        assertThat(calls).hasValue(1);
    }

    @Test
    void cancelsTheProvidersCallOnceNobodyWaitsForIt() {
        CompletableFuture<AwsCredentialsIdentity> answer = new CompletableFuture<>();
        CredentialsResolver resolver = new CredentialsResolver(
                provider(() -> calls.get() == 1 ? answer : CompletableFuture.completedFuture(IDENTITY)),
                Schedulers.immediate(),
                TIMEOUT,
                Schedulers.parallel());
        Disposable first = resolver.resolve().subscribe();
        Disposable last = resolver.resolve().subscribe();

        first.dispose();
        assertThat(answer).isNotDone();
        // Who has left has left once.
        first.dispose();
        assertThat(answer).isNotDone();

        last.dispose();
        assertThat(answer).isCancelled();
        assertThat(resolver.resolve().block(TIMEOUT)).isSameAs(IDENTITY);
        assertThat(calls).hasValue(2);
    }

    @Test
    void failsNobodyWhoComesAsTheLastOneLeaves() throws Exception {
        CredentialsResolver resolver = resolver(() -> new CompletableFuture<AwsCredentialsIdentity>()
                .completeAsync(() -> IDENTITY, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS)));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 500; i++) {
            Disposable leaving = resolver.resolve().subscribe();
            Future<?> left = threads.submit(leaving::dispose);
            Future<AwsCredentialsIdentity> coming =
                    threads.submit(() -> resolver.resolve().block(TIMEOUT));

            assertThat(coming.get(30, TimeUnit.SECONDS)).isSameAs(IDENTITY);
            left.get(30, TimeUnit.SECONDS);
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
                failure("returns null", () -> null, "the provider gave no credentials", IllegalStateException.class),
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
                        "the provider gave no credentials",
                        Throwable.class));
    }

    private static Arguments failure(
            String name,
            Supplier<@Nullable CompletableFuture<AwsCredentialsIdentity>> provider,
            String why,
            Class<? extends Throwable> cause) {
        return Arguments.argumentSet(name, provider, why, cause);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhyThereAreNoCredentials(
            Supplier<@Nullable CompletableFuture<AwsCredentialsIdentity>> provider,
            String why,
            Class<? extends Throwable> cause) {
        StepVerifier.create(resolver(provider).resolve())
                .expectErrorSatisfies(e -> {
                    assertThat(e)
                            .isInstanceOf(Failure.class)
                            .hasMessageStartingWith("the credentials could not be resolved: ")
                            .hasMessageContaining(why);
                    assertThat(e.getCause()).isInstanceOf(cause);
                    assertThat(((Failure) e).kind()).isEqualTo(Failure.Kind.CREDENTIALS);
                })
                .verify(TIMEOUT);
    }

    @Test
    void waitsNoLongerThanItsTimeoutForAFuture() {
        StepVerifier.withVirtualTime(() -> new CredentialsResolver(
                                provider(CompletableFuture::new),
                                Schedulers.immediate(),
                                Duration.ofSeconds(30),
                                Schedulers.parallel())
                        .resolve())
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(29_999))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorSatisfies(
                        e -> assertThat(e).isInstanceOf(Failure.class).hasMessage("no credentials came within PT30S"))
                .verify(TIMEOUT);
    }

    @Test
    void waitsNoLongerThanItsTimeoutForACall() throws Exception {
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
                // Long enough for the provider's thread to begin, on a busy machine too.
                Duration.ofSeconds(2),
                Schedulers.parallel());

        StepVerifier.create(resolver.resolve())
                .expectErrorSatisfies(
                        e -> assertThat(e).isInstanceOf(Failure.class).hasMessage("no credentials came within PT2S"))
                .verify(TIMEOUT);
        // Its thread is not left waiting.
        assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
    }

    private CredentialsResolver resolver(Supplier<@Nullable CompletableFuture<AwsCredentialsIdentity>> answer) {
        return new CredentialsResolver(provider(answer), scheduler, TIMEOUT, Schedulers.parallel());
    }

    private IdentityProvider<AwsCredentialsIdentity> provider(
            Supplier<@Nullable CompletableFuture<AwsCredentialsIdentity>> answer) {
        return new IdentityProvider<>() {
            @Override
            public Class<AwsCredentialsIdentity> identityType() {
                return AwsCredentialsIdentity.class;
            }

            @Override
            public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
                calls.incrementAndGet();
                return answer.get();
            }
        };
    }
}
