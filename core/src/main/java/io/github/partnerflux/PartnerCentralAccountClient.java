// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A reactive client for the AWS Partner Central Account API.
 *
 * <pre>{@code
 * try (PartnerCentralAccountClient client = PartnerCentralAccountClient.create()) {
 *     client.listConnections(request -> request.catalog("AWS"))
 *             .doOnNext(connection -> System.out.println(connection.id()))
 *             .blockLast();
 * }
 * }</pre>
 *
 * <p>A client owns a connection pool and threads: create one, share it, and close it when it is no longer needed. It is
 * safe for use by multiple threads.
 *
 * <ul>
 *   <li><b>Subscribing.</b> The operations return cold publishers: no request is sent, and no credentials are resolved,
 *       before a subscriber subscribes. Each subscription is a separate call.
 *   <li><b>Errors.</b> If an argument is invalid, the method throws an {@link IllegalArgumentException}. Every other
 *       failure is signalled through {@code onError} as a {@link
 *       io.github.partnerflux.exception.PartnerCentralAccountException}.
 *   <li><b>Cancelling.</b> Cancelling a subscription aborts the request in flight and ends any wait for credentials or
 *       for the next attempt. The service may have executed an aborted request. If the operation has a client token,
 *       subscribing to the same {@code Mono} again repeats the request without a second effect.
 *   <li><b>Threads.</b> Responses are signalled on an event loop, which must not be blocked: use
 *       {@code publishOn(Schedulers.boundedElastic())} before code that blocks. Failures are signalled on a thread of
 *       the client on which blocking does not delay other calls.
 *   <li><b>Stubs.</b> An application may implement this interface to stub or to decorate a client.
 *       {@link PagedFlux#fromPages} and {@link PagedFlux#fromTokens} create the listings that it returns. Waits and
 *       edits call the operations that it implements.
 * </ul>
 *
 * @see <a href="https://docs.aws.amazon.com/partner-central/latest/APIReference/Welcome.html">AWS Partner Central API
 *     Reference</a>
 */
public interface PartnerCentralAccountClient extends PartnerCentralAccountWaiters, AutoCloseable {

    /**
     * Creates a client with default settings.
     *
     * <p>It takes credentials from the AWS SDK's default provider chain, calls the service in us-east-1, and reads the
     * {@linkplain Builder#externalConfigurationEnabled standard configuration} of the AWS SDKs.
     *
     * @return a new client, which the caller must close
     */
    static PartnerCentralAccountClient create() {
        return builder().build();
    }

    /**
     * Creates a builder with default settings.
     *
     * @return a new builder
     */
    static Builder builder() {
        return new DefaultPartnerCentralAccountClientBuilder();
    }

    /**
     * Returns a view of this client that uses the credentials of another account.
     *
     * <p>The view shares connections, threads and settings with this client and has its own retry quota. It can be used
     * until this client is closed; closing the view has no effect.
     *
     * @param provider the provider of the other account's credentials, to which the same applies as to
     *     {@link Builder#credentialsProvider}
     * @return a view of this client
     */
    PartnerCentralAccountClient withCredentialsProvider(IdentityProvider<? extends AwsCredentialsIdentity> provider);

    /**
     * Returns a view of this client that uses another retry policy.
     *
     * <p>The view shares connections, threads, credentials and all other settings with this client and has its own
     * retry quota. It can be used until this client is closed; closing the view has no effect.
     *
     * @param policy the retry policy of the view
     * @return a view of this client
     * @throws UnsupportedOperationException if this implementation, such as a stub, does not override this method
     */
    default PartnerCentralAccountClient withRetryPolicy(RetryPolicy policy) {
        throw new UnsupportedOperationException("this client has no view with another retry policy");
    }

    /**
     * Lists the connections of many accounts, each with its own credentials.
     *
     * <p>Sends nothing before the {@link FleetFlux} is subscribed to. The accounts share this client's connections and
     * threads; its own credentials are not used.
     *
     * @param accounts the accounts, which are requested as others end, see {@link FleetFlux#maxOpen}
     * @param request the request for each account, without a {@code nextToken}: {@link FleetAccount#from()} specifies
     *     where an account starts
     * @return the connections of all accounts, and the end of each account
     * @throws IllegalArgumentException if the request has a {@code nextToken}
     * @throws UnsupportedOperationException if this implementation, such as a stub, does not override this method
     */
    default FleetFlux<ConnectionSummary> listConnections(
            Publisher<FleetAccount> accounts, ListConnectionsRequest request) {
        throw new UnsupportedOperationException("this client cannot list the connections of a fleet");
    }

    /**
     * Lists the connections of many accounts, as
     * {@link #listConnections(Publisher, ListConnectionsRequest)} does.
     *
     * @param accounts the accounts, which are requested as others end, see {@link FleetFlux#maxOpen}
     * @param request configures the request for each account
     * @return the connections of all accounts, and the end of each account
     * @throws IllegalArgumentException if the request violates the service model, or has a {@code nextToken}
     * @throws UnsupportedOperationException if this implementation, such as a stub, does not override the other method
     */
    default FleetFlux<ConnectionSummary> listConnections(
            Publisher<FleetAccount> accounts, Consumer<ListConnectionsRequest.Builder> request) {
        ListConnectionsRequest.Builder builder = ListConnectionsRequest.builder();
        request.accept(builder);
        return listConnections(accounts, builder.build());
    }

    /**
     * Watches connections: polls their listing and emits what has changed.
     *
     * <p>Sends nothing before the {@link ChangeFlux} is subscribed to and requested from.
     *
     * @param request the connections to watch, without a {@code nextToken}
     * @return the changes since a snapshot
     * @throws IllegalArgumentException if the request has a {@code nextToken}
     */
    default ChangeFlux<ConnectionSummary> watchConnections(ListConnectionsRequest request) {
        return new ChangeFlux<>(new WatchedConnections(this, request));
    }

    /**
     * Watches connections, as {@link #watchConnections(ListConnectionsRequest)} does.
     *
     * @param request configures the request
     * @return the changes since a snapshot
     * @throws IllegalArgumentException if the request violates the service model, or has a {@code nextToken}
     */
    default ChangeFlux<ConnectionSummary> watchConnections(Consumer<ListConnectionsRequest.Builder> request) {
        ListConnectionsRequest.Builder builder = ListConnectionsRequest.builder();
        request.accept(builder);
        return watchConnections(builder.build());
    }

    /**
     * Returns a view of this client that passes the metadata of each successful response to a listener.
     *
     * <pre>{@code
     * client.withResponseListener(metadata -> log.info("{}: {}", metadata.operation(), metadata.requestId()))
     *         .listConnections(request -> request.catalog("AWS"))
     *         .subscribe(connection -> System.out.println(connection.id()));
     * }</pre>
     *
     * <p>The listener is invoked before the response is emitted, for a listing with each page, on the thread that
     * receives the response: an event loop, which the listener must not block. An exception of the listener is logged
     * and does not affect the call.
     *
     * <p>The view may be created for a single call: it shares everything with this client, including resolved
     * credentials and the retry quota. If this client is such a view itself, both listeners are invoked. The view can
     * be used until this client is closed; closing the view has no effect.
     *
     * @param listener receives the metadata; must be thread-safe if calls run concurrently
     * @return a view of this client
     * @throws UnsupportedOperationException if this implementation, such as a stub, does not override this method
     */
    default PartnerCentralAccountClient withResponseListener(Consumer<? super ResponseMetadata> listener) {
        throw new UnsupportedOperationException("this client has no view with a response listener");
    }

    /**
     * Closes this client and waits up to 10 s until its connections are closed and its threads have terminated.
     *
     * <p>Calls in flight and waits fail immediately. A thread that a subscriber or a credentials provider blocks
     * terminates once it is released. Closing a closed client has no further effect.
     *
     * <p>On a thread that must not block, such as an event loop, and on the client's own threads, this method returns
     * without waiting. If the waiting thread is interrupted, the wait continues and the interrupt status is preserved.
     *
     * <p>A closed client does not keep its class loader reachable, but Reactor's shared schedulers do, which Reactor
     * Netty uses to close connections. An application that bundles Reactor and is undeployed from a server should
     * therefore call {@link reactor.core.scheduler.Schedulers#shutdownNow()} after closing the client.
     */
    @Override
    void close();

    /**
     * Returns a {@code Mono} that closes this client when it is subscribed to.
     *
     * <p>It does what {@link #close()} does, without blocking the subscribing thread. Cancelling the subscription does
     * not stop the closing.
     *
     * @return a {@code Mono} that completes once the connections are closed and the threads have terminated, after at
     *     most 10 s, on a thread that may block
     */
    Mono<Void> closeLater();

    /** A builder of {@link PartnerCentralAccountClient}s. Not thread-safe. */
    interface Builder {

        /**
         * Sets the provider of the credentials that sign requests.
         *
         * <p>Default: the AWS SDK's {@code DefaultCredentialsProvider}, which looks in system properties, environment
         * variables, a web identity token, profile files, and the metadata of the container or the instance.
         *
         * <p>Credentials are resolved before each attempt, and never on an event loop, except for those of a
         * {@code StaticCredentialsProvider}, which are in memory. Calls that wait for credentials at the same time
         * share one resolution. It times out after 30 s and is cancelled when no call waits for it any more.
         *
         * @param provider any credentials provider of the AWS SDK; closing it remains the caller's responsibility
         * @return this builder
         */
        Builder credentialsProvider(IdentityProvider<? extends AwsCredentialsIdentity> provider);

        /**
         * Sets the region to call and to sign requests for.
         *
         * <p>Default: us-east-1, where the service is. The environment's {@code AWS_REGION} is ignored.
         *
         * @param region the region
         * @return this builder
         * @throws IllegalArgumentException if the region's ID cannot be part of a host name
         */
        Builder region(Region region);

        /**
         * Sets the endpoint of the service.
         *
         * <p>Default: the endpoint in the {@linkplain #externalConfigurationEnabled external configuration}, or else
         * the region's.
         *
         * <ul>
         *   <li>The scheme is {@code https}, or {@code http} if the host is {@code localhost} or a loopback address, or
         *       if {@link #plaintextAllowed} is set.
         *   <li>The host is an IP address, or a name of ASCII letters, digits, hyphens, underscores and dots. A name
         *       with an underscore works only with {@code http}, as Java's certificate check rejects it.
         *   <li>The path is sent without dot segments, percent-encoded once, and with a trailing slash.
         * </ul>
         *
         * @param endpoint a URI with a scheme and a host, optionally with a port and a path
         * @return this builder
         * @throws IllegalArgumentException if the endpoint has another form
         */
        Builder endpointOverride(URI endpoint);

        /**
         * Sets whether the scheme of a custom endpoint may be {@code http} if its host is not a loopback address.
         *
         * <p>This is meant for an endpoint such as an emulator in another container, whether it is
         * {@linkplain #endpointOverride set here} or configured externally. Secret access keys are never sent, but
         * session tokens and all data can be read on the network. Default: {@code false}.
         *
         * @param allowed {@code true} to allow it
         * @return this builder
         */
        Builder plaintextAllowed(boolean allowed);

        /**
         * Sets whether to call the service's FIPS endpoint.
         *
         * <p>Default: the value in the {@linkplain #externalConfigurationEnabled external configuration}, or else
         * {@code false}. A FIPS endpoint cannot be combined with a custom one: {@link #build()} fails if both are set
         * on this builder, and calls fail with a {@link io.github.partnerflux.exception.ConfigurationException} if one
         * of them is configured externally.
         *
         * @param fips {@code true} to call the FIPS endpoint; {@code false} overrides the external configuration, too
         * @return this builder
         */
        Builder fipsEnabled(boolean fips);

        /**
         * Customizes Reactor Netty's HTTP client: proxy, TLS, resolver, wiretap, metrics, event loops, timeouts.
         *
         * <p>What the customizer sets takes precedence over this library's defaults, with these exceptions and limits:
         *
         * <ul>
         *   <li>Redirects and Reactor Netty's own retry remain disabled. The method, the URI, and the headers of the
         *       protocol and of the signature cannot be changed.
         *   <li>{@code secure} replaces the TLS settings as a whole: unless {@code handshakeTimeout} is set as well,
         *       Reactor Netty's limit of 10 s applies to the handshake.
         *   <li>With a proxy, and unless a resolver is set, the proxy resolves the host of the service.
         *   <li>A wiretap logs events and sizes at DEBUG to {@code reactor.netty.http.client.HttpClient}, but never
         *       content, which includes the session token.
         *   <li>Closing resources that the customizer brings, such as event loops, remains the caller's responsibility.
         * </ul>
         *
         * <p>If this method is called repeatedly, the customizers are applied one after the other.
         *
         * @param customizer receives the HTTP client with this library's defaults and returns the one to use, never
         *     {@code null}; invoked once, by {@link #build()}
         * @return this builder
         */
        Builder httpClient(UnaryOperator<HttpClient> customizer);

        /**
         * Customizes Reactor Netty's connection pool, which {@link #httpClient} cannot change.
         *
         * <p>Defaults:
         *
         * <ul>
         *   <li>at most 128 connections per host
         *   <li>at most 1,000 requests that wait for a connection, each for at most 10 s
         *   <li>at most 5 s without use per connection
         *   <li>a lifetime of 4 to 5 min per connection, which is random so that connections opened together do not
         *       expire together
         * </ul>
         *
         * <p>Background tasks of the pool run on the client's threads. Calling {@code evictInBackground} without a
         * scheduler moves one of them to a thread of Reactor Netty's that outlives the client.
         *
         * <p>If this method is called repeatedly, the customizers are invoked one after the other.
         *
         * @param customizer receives the pool's builder with this library's defaults; invoked once, by {@link #build()}
         * @return this builder
         */
        Builder connectionPool(Consumer<ConnectionProvider.Builder> customizer);

        /**
         * Sets the retry policy.
         *
         * <p>Default: {@link RetryPolicy#standard()}, with the number of attempts in the {@linkplain
         * #externalConfigurationEnabled external configuration} if it specifies one.
         *
         * @param policy the policy
         * @return this builder
         */
        Builder retryPolicy(RetryPolicy policy);

        /**
         * Sets the timeout of an attempt, from opening or reusing a connection to the end of the response.
         *
         * <p>An attempt that times out is aborted, and is retried if the {@link RetryPolicy} allows it. The wait for a
         * free connection does not count, unlike in the AWS SDK: the {@code pendingAcquireTimeout} of the {@linkplain
         * #connectionPool pool} limits it. Default: 35 s.
         *
         * @param timeout more than 0, up to 1 day
         * @return this builder
         * @throws IllegalArgumentException if the timeout is out of range
         */
        Builder apiCallAttemptTimeout(Duration timeout);

        /**
         * Sets the timeout of a call, which includes resolving credentials, all attempts, and the delays between them.
         *
         * <p>For a listing, it is the timeout of each page. A call that times out is aborted and fails with a {@link
         * io.github.partnerflux.exception.PartnerCentralTransportException}. Default: 2 min.
         *
         * @param timeout more than 0, up to 1 day
         * @return this builder
         * @throws IllegalArgumentException if the timeout is out of range
         */
        Builder apiCallTimeout(Duration timeout);

        /**
         * Sets the registry to which observations of calls are reported, for metrics and traces.
         *
         * <p>There is one observation for each call, which for a listing is each page, and a child of it for each
         * attempt. The parent of a call's observation is the one in the subscriber's {@code Context}, or else the
         * current one of the subscribing thread, if any. Default: {@link ObservationRegistry#NOOP}.
         *
         * @param registry the registry, with any handlers
         * @return this builder
         */
        Builder observationRegistry(ObservationRegistry registry);

        /**
         * Sets the provider of the client tokens of requests that do not specify one.
         *
         * <p>The service recognizes a repeated request by its client token. A token is created when the method of an
         * operation is called, on the calling thread, and all attempts and all subscriptions of the returned
         * {@code Mono} send it. Default: a UUID of version 7, which consists of the time and random bits.
         *
         * <p>An application that restores several JVMs from one image, for example with Lambda SnapStart or CRaC,
         * should call the methods after the restore: all JVMs send a token that was created before. The default tokens
         * of the restored JVMs differ by their clocks. To base them on a new source of randomness instead, set a
         * provider such as {@code () -> UUID.randomUUID().toString()}, if the platform reseeds {@code SecureRandom}.
         *
         * @param provider returns 1 to 64 letters, digits, hyphens and underscores, different ones each time, without
         *     blocking; for any other text, and if it throws an exception, the method of the operation throws an
         *     exception
         * @return this builder
         */
        Builder idempotencyTokenProvider(Supplier<String> provider);

        /**
         * Sets whether the standard configuration of the AWS SDKs supplies the settings that are missing on
         * this builder.
         *
         * <p>Each setting is looked up in system properties, then in environment variables, then in the profile
         * {@code AWS_PROFILE} of the shared configuration files. Default: {@code true}.
         *
         * <table>
         * <caption>The settings and where they are looked up</caption>
         * <tr><th>setting</th><th>system properties</th><th>environment variables</th><th>profile</th></tr>
         * <tr><td>endpoint</td><td>{@code aws.endpointUrlPartnerCentralAccount}, {@code aws.endpointUrl}</td>
         * <td>{@code AWS_ENDPOINT_URL_PARTNERCENTRAL_ACCOUNT}, {@code AWS_ENDPOINT_URL}</td>
         * <td>{@code endpoint_url} of {@code partnercentral_account} in the {@code services} section,
         * {@code endpoint_url}</td></tr>
         * <tr><td>whether to ignore these endpoints</td><td>{@code aws.ignoreConfiguredEndpointUrls}</td>
         * <td>{@code AWS_IGNORE_CONFIGURED_ENDPOINT_URLS}</td><td>{@code ignore_configured_endpoint_urls}</td></tr>
         * <tr><td>FIPS</td><td>{@code aws.useFipsEndpoint}</td><td>{@code AWS_USE_FIPS_ENDPOINT}</td>
         * <td>{@code use_fips_endpoint}</td></tr>
         * <tr><td>maximum number of attempts, also when throttled</td><td>{@code aws.maxAttempts}</td>
         * <td>{@code AWS_MAX_ATTEMPTS}</td><td>{@code max_attempts}</td></tr>
         * <tr><td>retry mode; only {@code standard} is supported</td><td>{@code aws.retryMode}</td>
         * <td>{@code AWS_RETRY_MODE}</td><td>{@code retry_mode}</td></tr>
         * <tr><td>application ID in the User-Agent header</td><td>{@code sdk.ua.appId}</td>
         * <td>{@code AWS_SDK_UA_APP_ID}</td><td>{@code sdk_ua_app_id}</td></tr>
         * <tr><td>HTTP proxy, except for loopback addresses</td><td>{@code https.proxyHost}, {@code https.proxyPort},
         * {@code https.proxyUser}, {@code https.proxyPassword}, {@code http.nonProxyHosts}</td>
         * <td>{@code HTTPS_PROXY}, {@code NO_PROXY}, also in lower case</td><td></td></tr>
         * </table>
         *
         * <ul>
         *   <li>The first call reads the configuration, off the event loops; {@link #build()} does not. The client and
         *       its views share the result. A call waits for it up to its {@link #apiCallTimeout}, but no longer than
         *       30 s.
         *   <li>An invalid value fails the call with a {@link io.github.partnerflux.exception.ConfigurationException};
         *       the next call reads the configuration again.
         *   <li>The values and their sources are logged at DEBUG and included in the client's {@code toString()}.
         *   <li>An endpoint with the scheme {@code http} must be a loopback address unless {@link #plaintextAllowed} is
         *       set. The names of its proxy settings start with {@code http} instead of {@code https}.
         *   <li>A proxy that is set with {@link #httpClient} takes precedence. The region is not looked up.
         * </ul>
         *
         * @param enabled {@code false} to use only the settings of this builder; the credentials provider is not
         *     affected
         * @return this builder
         */
        Builder externalConfigurationEnabled(boolean enabled);

        /**
         * Creates the client, without connecting and without resolving credentials.
         *
         * @return a new client, which the caller must close
         * @throws IllegalArgumentException if settings conflict: {@link #fipsEnabled} with {@link #endpointOverride},
         *     or an {@code http} endpoint that is no loopback address without {@link #plaintextAllowed}
         * @throws IllegalStateException if the class path has a version of Netty that does not fit Reactor Netty
         */
        PartnerCentralAccountClient build();
    }
}
