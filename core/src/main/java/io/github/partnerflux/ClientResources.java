package io.github.partnerflux;

import io.github.partnerflux.internal.auth.CredentialsResolver;
import io.github.partnerflux.internal.auth.RequestSigner;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.observation.CallObservations;
import io.github.partnerflux.internal.operation.OperationInvoker;
import io.github.partnerflux.internal.operation.Timeouts;
import io.github.partnerflux.internal.retry.Retries;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What a client shares with its views. */
final class ClientResources {

    private static final Duration CREDENTIALS_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private static final int MAX_WAITING_FOR_CREDENTIALS_THREAD = 10_000;

    private static final int CREDENTIALS_THREAD_TTL_SECONDS = 60;

    private final HttpTransport transport;
    private final Supplier<RequestSigner> signers;
    private final RetryPolicy retryPolicy;
    private final Timeouts timeouts;
    private final CallObservations observations;

    /** Our own: it must go with the client, and a slow provider must not use up the application's threads. */
    private final Scheduler credentialsScheduler = Schedulers.newBoundedElastic(
            Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
            MAX_WAITING_FOR_CREDENTIALS_THREAD,
            "partnerflux-credentials",
            CREDENTIALS_THREAD_TTL_SECONDS,
            true);

    ClientResources(
            HttpTransport transport,
            Supplier<RequestSigner> signers,
            RetryPolicy retryPolicy,
            Timeouts timeouts,
            ObservationRegistry observationRegistry) {
        this.transport = transport;
        this.signers = signers;
        this.retryPolicy = retryPolicy;
        this.timeouts = timeouts;
        this.observations = new CallObservations(observationRegistry);
    }

    /** The way to the service for one account, with a retry quota of its own. */
    OperationInvoker invoker(IdentityProvider<? extends AwsCredentialsIdentity> provider) {
        return new OperationInvoker(
                transport,
                signers.get(),
                new CredentialsResolver(provider, credentialsScheduler, CREDENTIALS_TIMEOUT),
                new Retries(
                        retryPolicy,
                        Clock.systemUTC(),
                        () -> ThreadLocalRandom.current().nextDouble()),
                timeouts,
                observations);
    }

    /**
     * Closes what is shared. Does not wait for ever: a subscriber may keep an event loop busy, which then ends by itself.
     *
     * @param provider is closed as well
     */
    Mono<Void> closeLater(SdkAutoCloseable provider) {
        // Both may wait for locks, so not on the thread that happens to subscribe.
        Mono<Void> blocking = Mono.<Void>fromRunnable(() -> {
                    timeouts.dispose();
                    credentialsScheduler.dispose();
                    provider.close();
                })
                .subscribeOn(Schedulers.boundedElastic());
        return Mono.whenDelayError(transport.closeLater(), blocking).timeout(CLOSE_TIMEOUT, Mono.empty());
    }
}
