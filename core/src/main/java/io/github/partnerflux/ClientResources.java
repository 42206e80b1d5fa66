// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.auth.CredentialsResolver;
import io.github.partnerflux.internal.auth.RequestSigner;
import io.github.partnerflux.internal.call.ExceptionFactory;
import io.github.partnerflux.internal.call.OperationInvoker;
import io.github.partnerflux.internal.concurrent.ClientThreads;
import io.github.partnerflux.internal.concurrent.Deadline;
import io.github.partnerflux.internal.concurrent.LateFailures;
import io.github.partnerflux.internal.config.AwsEnvironment;
import io.github.partnerflux.internal.config.ClientConfiguration;
import io.github.partnerflux.internal.config.ClientSettings;
import io.github.partnerflux.internal.config.ConfigurationResolver;
import io.github.partnerflux.internal.config.Sourced;
import io.github.partnerflux.internal.endpoint.Proxy;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.http.Route;
import io.github.partnerflux.internal.observation.CallObservations;
import io.github.partnerflux.internal.operation.Timeouts;
import io.github.partnerflux.internal.retry.RetryStrategy;
import io.github.partnerflux.internal.service.ServiceIdentity;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** The resources that a client shares with its views. */
final class ClientResources {

    private static final Duration CREDENTIALS_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private static final Logger LOG = Loggers.getLogger(PartnerCentralAccountClient.class);

    private final HttpTransport transport;
    private final ClientSettings settings;
    private final @Nullable AwsEnvironment environment;
    private final Timeouts timeouts;
    private final CallObservations observations;
    private final ClientThreads threads;
    private final OperationLoader operations;
    private final Mono<ConfiguredTransport> configuredTransport;

    private volatile @Nullable ClientConfiguration configuration;

    /**
     * @param environment completes the settings, or {@code null} to use the settings alone
     * @param configurationTimeout how long a call waits for the configuration to be read
     */
    ClientResources(
            HttpTransport transport,
            ClientSettings settings,
            @Nullable AwsEnvironment environment,
            Duration configurationTimeout,
            Timeouts timeouts,
            ObservationRegistry observationRegistry,
            ClientThreads threads) {
        this.transport = transport;
        this.settings = settings;
        this.environment = environment;
        this.timeouts = timeouts;
        this.observations = new CallObservations(observationRegistry);
        this.threads = threads;
        this.operations = new OperationLoader(threads.signals());
        threads.startTimer(timeouts.shortest());
        Mono<ConfiguredTransport> configure = Mono.fromCallable(this::configure);
        this.configuredTransport = (environment == null ? configure : offEventLoops(configure, configurationTimeout))
                // A failure is not kept: the next call reads the configuration again.
                .cache(configured -> FOREVER, failure -> Duration.ZERO, () -> Duration.ZERO, threads.signals());
    }

    private Mono<ConfiguredTransport> offEventLoops(Mono<ConfiguredTransport> configure, Duration timeout) {
        return configure.subscribeOn(threads.credentials()).timeout(timeout, threads.signals());
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
        LOG.debug("Configured for {} {}: {}", ServiceIdentity.NAME, ServiceIdentity.API_VERSION, resolved);
        configuration = resolved;
        return new ConfiguredTransport(resolved, route);
    }

    /**
     * Creates the invoker for one account, with its own retry quota.
     *
     * @param retryPolicy overrides the client's, unless it is {@code null}
     */
    LazyInvoker invoker(
            IdentityProvider<? extends AwsCredentialsIdentity> provider, @Nullable RetryPolicy retryPolicy) {
        CredentialsResolver credentials =
                new CredentialsResolver(provider, threads.credentials(), CREDENTIALS_TIMEOUT, threads.signals());
        return new LazyInvoker(
                operations, this::configuredTransport, configured -> invoker(configured, credentials, retryPolicy));
    }

    private OperationInvoker invoker(
            ConfiguredTransport configured, CredentialsResolver credentials, @Nullable RetryPolicy retryPolicy) {
        ClientConfiguration known = configured.configuration();
        RetryStrategy retries = new RetryStrategy(
                retryPolicy == null ? known.retryPolicy().value() : retryPolicy.settings(),
                Clock.systemUTC(),
                () -> ThreadLocalRandom.current().nextDouble(),
                threads.signals());
        RequestSigner signer =
                new RequestSigner(known.endpoint().value(), known.region().id());
        return new OperationInvoker(
                transport, configured.route(), signer, credentials, retries, timeouts, observations);
    }

    private Mono<ConfiguredTransport> configuredTransport(String operation) {
        return transport
                .untilClosed(configuredTransport.onErrorMap(ConfigurationFailures::translate))
                .onErrorMap(Failure.class, failure -> ExceptionFactory.of(failure, operation, 1))
                .doOnError(e -> LOG.debug("{}: failed before the first attempt: {}", operation, e.getMessage()));
    }

    /** Returns what fails as soon as the client is closed, and emits nothing else. */
    <T> Mono<T> closed(String operation) {
        return transport
                .untilClosed(Mono.<T>never())
                .onErrorMap(Failure.class, failure -> ExceptionFactory.of(failure, operation, 1))
                .contextWrite(LateFailures::ignoredIn);
    }

    @Override
    public String toString() {
        ClientConfiguration known = configuration;
        return known != null
                ? known.toString()
                : "region=" + settings.region() + ", to be configured by the first call";
    }

    ClientThreads threads() {
        return threads;
    }

    /**
     * Ends all calls, closes all connections, and waits for all threads to terminate, except for the current one.
     *
     * @param lastTask runs on a thread for credentials providers, after the calls have ended
     */
    void close(@Nullable Runnable lastTask, Deadline deadline) {
        try {
            Objects.requireNonNull(transport.closeLater().block(deadline.left()))
                    .forEach(deadline::awaitEnd);
        } catch (RuntimeException e) {
            // The deadline has passed, or Reactor Netty could not close something. There is more to close.
            LOG.debug("The client's connections and event loops could not be closed in time", e);
        }
        threads.close(lastTask, deadline);
    }
}
