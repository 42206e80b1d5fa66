// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.OperationInvoker;
import io.github.partnerflux.internal.concurrent.ClientThreads;
import io.github.partnerflux.internal.config.AwsEnvironment;
import io.github.partnerflux.internal.config.ClientSettings;
import io.github.partnerflux.internal.config.ConfigurationResolver;
import io.github.partnerflux.internal.constraint.Durations;
import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Endpoints;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.http.NettyThreadLocals;
import io.github.partnerflux.internal.operation.RandomUuid;
import io.github.partnerflux.internal.operation.Timeouts;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

final class DefaultPartnerCentralAccountClientBuilder implements PartnerCentralAccountClient.Builder {

    private static final Duration CONFIGURATION_TIMEOUT = Duration.ofSeconds(30);

    private @Nullable IdentityProvider<? extends AwsCredentialsIdentity> credentialsProvider;
    private Region region = Region.US_EAST_1;
    private @Nullable Endpoint endpoint;
    private boolean plaintextAllowed;
    private @Nullable Boolean fips;
    private boolean externalConfiguration = true;
    private AwsEnvironment environment = AwsEnvironment.ofThisProcess();
    private UnaryOperator<HttpClient> httpClient = UnaryOperator.identity();
    private Consumer<ConnectionProvider.Builder> connectionPool = pool -> {};
    private @Nullable RetryPolicy retryPolicy;
    private Duration attemptTimeout = Duration.ofSeconds(35);
    private Duration callTimeout = Duration.ofMinutes(2);
    private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;
    private Supplier<String> idempotencyTokens = () -> RandomUuid.create().toString();

    @Override
    public PartnerCentralAccountClient.Builder credentialsProvider(
            IdentityProvider<? extends AwsCredentialsIdentity> provider) {
        this.credentialsProvider = Objects.requireNonNull(provider, "credentialsProvider");
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder region(Region region) {
        this.region = Endpoints.requireValid(Objects.requireNonNull(region, "region"));
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder endpointOverride(URI endpoint) {
        this.endpoint = Endpoint.of("endpointOverride", Objects.requireNonNull(endpoint, "endpointOverride"));
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder plaintextAllowed(boolean allowed) {
        this.plaintextAllowed = allowed;
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder fipsEnabled(boolean fips) {
        this.fips = fips;
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder httpClient(UnaryOperator<HttpClient> customizer) {
        Objects.requireNonNull(customizer, "httpClient");
        UnaryOperator<HttpClient> before = httpClient;
        this.httpClient = http -> requireClient(customizer.apply(before.apply(http)));
        return this;
    }

    private static HttpClient requireClient(HttpClient customized) {
        if (customized == null) {
            throw new IllegalArgumentException(
                    "the function passed to httpClient must return a client, but returned null");
        }
        return customized;
    }

    @Override
    public PartnerCentralAccountClient.Builder connectionPool(Consumer<ConnectionProvider.Builder> customizer) {
        this.connectionPool = connectionPool.andThen(Objects.requireNonNull(customizer, "connectionPool"));
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder retryPolicy(RetryPolicy policy) {
        this.retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder apiCallAttemptTimeout(Duration timeout) {
        this.attemptTimeout = Durations.requirePositiveUpToADay("apiCallAttemptTimeout", timeout);
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder apiCallTimeout(Duration timeout) {
        this.callTimeout = Durations.requirePositiveUpToADay("apiCallTimeout", timeout);
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder observationRegistry(ObservationRegistry registry) {
        this.observationRegistry = Objects.requireNonNull(registry, "observationRegistry");
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder idempotencyTokenProvider(Supplier<String> provider) {
        this.idempotencyTokens = Objects.requireNonNull(provider, "idempotencyTokenProvider");
        return this;
    }

    @Override
    public PartnerCentralAccountClient.Builder externalConfigurationEnabled(boolean enabled) {
        this.externalConfiguration = enabled;
        return this;
    }

    /** Replaces the environment of this process in tests. */
    DefaultPartnerCentralAccountClientBuilder environment(AwsEnvironment environment) {
        this.environment = environment;
        return this;
    }

    @Override
    public PartnerCentralAccountClient build() {
        return NettyThreadLocals.removeAfter(this::buildAndPrepare);
    }

    private PartnerCentralAccountClient buildAndPrepare() {
        ClientSettings settings = new ClientSettings(
                region, endpoint, plaintextAllowed, fips, retryPolicy == null ? null : retryPolicy.settings());
        // Settings that conflict in any environment are reported here, and not by the first call.
        ConfigurationResolver.resolve(settings, AwsEnvironment.empty());
        OperationInvoker.prepare();
        boolean secure = endpoint == null || endpoint.isSecure();
        ClientThreads threads = new ClientThreads();
        ClientResources resources = new ClientResources(
                new HttpTransport(secure, connectionPool, httpClient, threads.signals()),
                settings,
                externalConfiguration ? environment : null,
                callTimeout.compareTo(CONFIGURATION_TIMEOUT) < 0 ? callTimeout : CONFIGURATION_TIMEOUT,
                new Timeouts(attemptTimeout, callTimeout),
                observationRegistry,
                threads);
        return credentialsProvider != null
                ? DefaultPartnerCentralAccountClient.create(resources, credentialsProvider, idempotencyTokens)
                : DefaultPartnerCentralAccountClient.createOwning(
                        resources, DefaultCredentialsProvider.builder().build(), idempotencyTokens);
    }
}
