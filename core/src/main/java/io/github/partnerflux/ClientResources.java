package io.github.partnerflux;

import io.github.partnerflux.internal.auth.CredentialsResolver;
import io.github.partnerflux.internal.auth.RequestSigner;
import io.github.partnerflux.internal.config.AwsEnvironment;
import io.github.partnerflux.internal.config.ClientConfiguration;
import io.github.partnerflux.internal.config.ClientSettings;
import io.github.partnerflux.internal.config.ConfigurationResolver;
import io.github.partnerflux.internal.config.Sourced;
import io.github.partnerflux.internal.endpoint.Proxy;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.http.Route;
import io.github.partnerflux.internal.observation.CallObservations;
import io.github.partnerflux.internal.operation.OperationInvoker;
import io.github.partnerflux.internal.operation.Timeouts;
import io.github.partnerflux.internal.retry.Retries;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.Logger;
import reactor.util.Loggers;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What a client shares with its views. */
final class ClientResources {

    private static final Duration CREDENTIALS_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private static final int MAX_WAITING_FOR_CREDENTIALS_THREAD = 10_000;

    private static final int CREDENTIALS_THREAD_TTL_SECONDS = 60;

    private static final Logger LOG = Loggers.getLogger(PartnerCentralAccountClient.class);

    private final HttpTransport transport;
    private final ClientSettings settings;
    private final @Nullable AwsEnvironment environment;
    private final Timeouts timeouts;
    private final CallObservations observations;
    private final Mono<ConfiguredTransport> configuredTransport;

    private volatile @Nullable ClientConfiguration configuration;

    /** Our own: it must go with the client, and a slow provider must not use up the application's threads. */
    private final Scheduler credentialsScheduler = Schedulers.newBoundedElastic(
            Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
            MAX_WAITING_FOR_CREDENTIALS_THREAD,
            "partnerflux-credentials",
            CREDENTIALS_THREAD_TTL_SECONDS,
            true);

    /**
     * @param environment completes the settings, or {@code null} if nothing is to be read
     * @param configurationTimeout how long a call waits for the configuration
     */
    ClientResources(
            HttpTransport transport,
            ClientSettings settings,
            @Nullable AwsEnvironment environment,
            Duration configurationTimeout,
            Timeouts timeouts,
            ObservationRegistry observationRegistry) {
        this.transport = transport;
        this.settings = settings;
        this.environment = environment;
        this.timeouts = timeouts;
        this.observations = new CallObservations(observationRegistry);
        Mono<ConfiguredTransport> configure = Mono.fromCallable(this::configure);
        this.configuredTransport = (environment == null ? configure : offEventLoops(configure, configurationTimeout))
                // A failure is not kept: the next call reads the configuration again.
                .cache(configured -> FOREVER, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<ConfiguredTransport> offEventLoops(Mono<ConfiguredTransport> configure, Duration timeout) {
        // Not on the timer: a subscriber's error handler may take its time.
        Mono<ConfiguredTransport> timedOut =
                Mono.<ConfiguredTransport>error(TimeoutException::new).subscribeOn(credentialsScheduler);
        return configure.subscribeOn(credentialsScheduler).timeout(timeout, timedOut);
    }

    private ConfiguredTransport configure() {
        ClientConfiguration resolved =
                ConfigurationResolver.resolve(settings, environment == null ? AwsEnvironment.empty() : environment);
        Sourced<Proxy> proxy = resolved.proxy();
        Sourced<String> applicationId = resolved.applicationId();
        Route route = transport.route(
                resolved.endpoint().value(),
                proxy == null ? null : proxy.value(),
                applicationId == null ? null : applicationId.value());
        LOG.debug("Configured: {}", resolved);
        configuration = resolved;
        return new ConfiguredTransport(resolved, route);
    }

    /** Returns the invoker for one account, with a retry quota of its own. */
    LazyInvoker invoker(IdentityProvider<? extends AwsCredentialsIdentity> provider) {
        CredentialsResolver credentials = new CredentialsResolver(provider, credentialsScheduler, CREDENTIALS_TIMEOUT);
        return new LazyInvoker(
                this::configuredTransport,
                configured -> new OperationInvoker(
                        transport,
                        configured.route(),
                        new RequestSigner(
                                configured.configuration().endpoint().value(),
                                configured.configuration().region().id()),
                        credentials,
                        new Retries(
                                configured.configuration().retryPolicy().value(),
                                Clock.systemUTC(),
                                () -> ThreadLocalRandom.current().nextDouble()),
                        timeouts,
                        observations));
    }

    private Mono<ConfiguredTransport> configuredTransport(String operation) {
        return transport.untilClosed(
                configuredTransport.onErrorMap(e -> ConfigurationFailures.translate(operation, e)), operation, () -> 1);
    }

    @Override
    public String toString() {
        ClientConfiguration known = configuration;
        return known != null
                ? known.toString()
                : "region=" + settings.region() + ", to be configured by the first call";
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
