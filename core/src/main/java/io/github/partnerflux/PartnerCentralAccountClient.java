package io.github.partnerflux;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A client for the AWS Partner Central Account API.
 *
 * <pre>{@code
 * try (PartnerCentralAccountClient client = PartnerCentralAccountClient.create()) {
 *     client.listConnections(request -> request.catalog("AWS"))
 *             .doOnNext(connection -> System.out.println(connection.id()))
 *             .blockLast();
 * }
 * }</pre>
 *
 * <p>Make one, share it, close it at the end: it has a pool of connections and threads of its own. Safe for use by any number
 * of threads.
 *
 * <p>The operations only assemble: nothing is sent, and no credentials are asked for, before the result is subscribed to; each
 * subscription is a call of its own. An argument that is wrong by itself is an {@link IllegalArgumentException} at once; every
 * other failure is a {@link io.github.partnerflux.exception.PartnerCentralAccountException} through {@code onError}. Cancelling
 * a subscription aborts its request in flight, its wait for credentials or for a retry.
 *
 * @see <a href="https://docs.aws.amazon.com/partner-central/latest/APIReference/Welcome.html">AWS Partner Central API
 *     Reference</a>
 */
public interface PartnerCentralAccountClient extends AutoCloseable {

    /**
     * Creates a client with every setting at its default: credentials from the AWS SDK's default chain, the service in us-east-1,
     * and the standard configuration of the AWS SDKs.
     *
     * @return a new client, to be closed
     */
    static PartnerCentralAccountClient create() {
        return builder().build();
    }

    /**
     * Begins a client with every setting at its default.
     *
     * @return a new builder
     */
    static Builder builder() {
        return new DefaultPartnerCentralAccountClientBuilder();
    }

    /**
     * Lists the connections of the caller's account with other partners.
     *
     * @param request which connections
     * @return the connections, fetched page by page as they are asked for
     * @see <a href="https://docs.aws.amazon.com/partner-central/latest/APIReference/API_account_ListConnections.html">ListConnections</a>
     */
    PagedFlux<ConnectionSummary> listConnections(ListConnectionsRequest request);

    /**
     * Lists the connections of the caller's account with other partners.
     *
     * @param request says which connections; called once, at once
     * @return the connections, fetched page by page as they are asked for
     * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
     */
    default PagedFlux<ConnectionSummary> listConnections(Consumer<ListConnectionsRequest.Builder> request) {
        ListConnectionsRequest.Builder builder = ListConnectionsRequest.builder();
        request.accept(builder);
        return listConnections(builder.build());
    }

    /**
     * The same client for another account: shares connections, threads and settings, has a retry quota of its own.
     *
     * @param provider the other account's credentials; asked anew before each attempt, never on an event loop
     * @return a view of this client that works until this client is closed; closing the view closes nothing
     */
    PartnerCentralAccountClient withCredentialsProvider(IdentityProvider<? extends AwsCredentialsIdentity> provider);

    /**
     * Returns the same client with another retry policy: it shares connections, threads, credentials and all other settings, and
     * has a retry quota of its own.
     *
     * @param policy how often a failed request of this view is tried again
     * @return a view of this client that works until this client is closed; closing the view closes nothing
     * @throws UnsupportedOperationException if this is an implementation, such as a test's, that has no such view
     */
    default PartnerCentralAccountClient withRetryPolicy(RetryPolicy policy) {
        throw new UnsupportedOperationException("this client has no view with another retry policy");
    }

    /**
     * Closes the client and waits until its connections and threads are gone, 10 s at most: a thread that a subscriber or a
     * credentials provider keeps busy ends once it can. Calls in flight end with an error at once. Closing twice is fine.
     *
     * <p>An interrupt does not end the wait, and the thread is still interrupted afterwards. On a thread that must not block,
     * such as an event loop, and on the client's own threads, does not wait.
     *
     * <p>Nothing of a closed client keeps its class loader, but Reactor's own schedulers do, which Reactor Netty uses to close: an
     * application that brings Reactor and is undeployed from a server calls {@link
     * reactor.core.scheduler.Schedulers#shutdownNow()} afterwards.
     */
    @Override
    void close();

    /**
     * Closes the client as {@link #close()} does, when subscribed to. A cancel does not stop the closing.
     *
     * @return completes once its connections and threads are gone, after 10 s at most, on a thread that may block
     */
    Mono<Void> closeLater();

    /** Makes {@link PartnerCentralAccountClient}s. Not thread-safe. */
    interface Builder {

        /**
         * Sets where credentials come from. Default: the AWS SDK's {@code DefaultCredentialsProvider}: system properties, the
         * environment, web identity, profiles, containers, the instance.
         *
         * @param provider any of the AWS SDK's providers; asked anew before each attempt, never on an event loop (but for a
         *     {@code StaticCredentialsProvider}, which has its answer in memory), once for the calls that wait at the same time.
         *     An answer is awaited for 30 s at most and cancelled once no call waits for it. The provider stays the caller's to
         *     close.
         * @return this builder
         */
        Builder credentialsProvider(IdentityProvider<? extends AwsCredentialsIdentity> provider);

        /**
         * Sets the region to call and to sign for. Default: us-east-1, which is where the service is, whatever the environment's
         * {@code AWS_REGION} says.
         *
         * @param region the region
         * @return this builder
         * @throws IllegalArgumentException if the region's name could not be a part of a host's name
         */
        Builder region(Region region);

        /**
         * Sets where the service is. Default: what the {@linkplain #externalConfigurationEnabled external configuration} says,
         * or the endpoint of the region.
         *
         * @param endpoint a scheme and a host, perhaps a port and a path; {@code http} only for this machine's loopback, or
         *     with {@link #plaintextAllowed}. The host is an address or a name of ASCII letters, digits, hyphens, underscores
         *     and dots; an underscore is for {@code http}, as Java's check of certificates refuses it. The path is sent without
         *     dot segments, percent-encoded once and with a slash at its end.
         * @return this builder
         * @throws IllegalArgumentException if the endpoint is of another form
         */
        Builder endpointOverride(URI endpoint);

        /**
         * Lets an endpoint that is {@linkplain #endpointOverride set here} or configured externally be {@code http} beyond
         * loopback, such as an emulator in a container beside this one. Credentials are never sent as such, but a session token
         * and all data are readable on the way. Default: {@code false}.
         *
         * @param allowed whether to allow it
         * @return this builder
         */
        Builder plaintextAllowed(boolean allowed);

        /**
         * Calls the service's FIPS endpoint. Default: what the {@linkplain #externalConfigurationEnabled external
         * configuration} says, or {@code false}. Together with another endpoint it is an error, wherever the two are set.
         *
         * @param fips whether to; {@code false} also overrides the external configuration
         * @return this builder
         */
        Builder fipsEnabled(boolean fips);

        /**
         * Sets Reactor Netty's own options: proxy, TLS, resolver, wiretap, metrics, event loops, timeouts. What is set here takes
         * precedence, except that redirects and Reactor Netty's hidden retry stay off, and that the method, the URI and the
         * headers of the protocol and of the signature are the client's. Resources that the caller provides stay the caller's to
         * close. TLS that is set with {@code secure} is set anew, and its handshake has Reactor Netty's limit of 10 s if {@code
         * handshakeTimeout} is not set as well. With a proxy, and without a resolver of the caller's, the proxy resolves the
         * service's host.
         *
         * <p>A wiretap, however it is set, logs events and sizes at DEBUG to {@code reactor.netty.http.client.HttpClient}, and never
         * the content: that has the session token in it.
         *
         * <p>Setting it again adds to it: the functions are applied one after the other.
         *
         * @param customizer is given the client with this library's defaults; called once, by {@link #build()}
         * @return this builder
         */
        Builder httpClient(UnaryOperator<HttpClient> customizer);

        /**
         * Sets the knobs of Reactor Netty's connection pool, which {@link #httpClient} cannot change. Default: 128 connections
         * to a host, 1,000 requests that wait for one, each for 10 s at most; a connection is closed once it has been idle for
         * 5 s or open for 4 to 5 min, so that connections opened together do not expire together. Setting it again adds to it:
         * the functions are called one after the other.
         *
         * <p>What is due in the pool is done on the client's own threads. An {@code evictInBackground} without a scheduler would
         * take a thread of Reactor Netty's for it that outlives the client.
         *
         * @param customizer is given the pool's builder with this library's defaults; called once, by {@link #build()}
         * @return this builder
         */
        Builder connectionPool(Consumer<ConnectionProvider.Builder> customizer);

        /**
         * Sets how often a failed request is tried again. Default: {@link RetryPolicy#standard()}, with the attempts of the
         * {@linkplain #externalConfigurationEnabled external configuration} if it has any.
         *
         * @param policy the policy
         * @return this builder
         */
        Builder retryPolicy(RetryPolicy policy);

        /**
         * Sets how long one attempt may take, from taking a connection to the end of the answer. An attempt that takes longer is
         * aborted and retried. Default: 35 s.
         *
         * @param timeout more than 0, up to 1 day
         * @return this builder
         * @throws IllegalArgumentException if the timeout is out of range
         */
        Builder apiCallAttemptTimeout(Duration timeout);

        /**
         * Sets how long one call may take, which for a listing is one page: credentials, attempts and the waits between them. A
         * call that takes longer fails. Default: 2 min.
         *
         * @param timeout more than 0, up to 1 day
         * @return this builder
         * @throws IllegalArgumentException if the timeout is out of range
         */
        Builder apiCallTimeout(Duration timeout);

        /**
         * Sets where calls are observed: one observation for each call, which for a listing is one page, and in it one for each
         * attempt; with the observation in the subscriber's {@code Context} as the parent. Default: {@link
         * ObservationRegistry#NOOP}.
         *
         * @param registry for metrics and traces, with whatever handlers it has
         * @return this builder
         */
        Builder observationRegistry(ObservationRegistry registry);

        /**
         * Specifies whether the client takes what is not set here from the standard configuration of the AWS SDKs: system
         * properties, then environment variables, then the profile {@code AWS_PROFILE} in the shared files. They are read off
         * the event loops by the first call, never by {@link #build()}, and once for the client and all of its views. A call
         * waits for that as long as {@link #apiCallTimeout} says, 30 s at most. Default: {@code true}.
         *
         * <table>
         * <caption>What is read</caption>
         * <tr><th>setting</th><th>system properties</th><th>environment variables</th><th>profile</th></tr>
         * <tr><td>endpoint</td><td>{@code aws.endpointUrlPartnerCentralAccount}, {@code aws.endpointUrl}</td>
         * <td>{@code AWS_ENDPOINT_URL_PARTNERCENTRAL_ACCOUNT}, {@code AWS_ENDPOINT_URL}</td>
         * <td>{@code endpoint_url} of {@code partnercentral_account} in the {@code services} section, {@code endpoint_url}</td></tr>
         * <tr><td>no such endpoint</td><td>{@code aws.ignoreConfiguredEndpointUrls}</td>
         * <td>{@code AWS_IGNORE_CONFIGURED_ENDPOINT_URLS}</td><td>{@code ignore_configured_endpoint_urls}</td></tr>
         * <tr><td>FIPS</td><td>{@code aws.useFipsEndpoint}</td><td>{@code AWS_USE_FIPS_ENDPOINT}</td>
         * <td>{@code use_fips_endpoint}</td></tr>
         * <tr><td>attempts, at throttling too</td><td>{@code aws.maxAttempts}</td><td>{@code AWS_MAX_ATTEMPTS}</td>
         * <td>{@code max_attempts}</td></tr>
         * <tr><td>retry mode: {@code standard} is the only one</td><td>{@code aws.retryMode}</td>
         * <td>{@code AWS_RETRY_MODE}</td><td>{@code retry_mode}</td></tr>
         * <tr><td>{@code app/} in the User-Agent</td><td>{@code sdk.ua.appId}</td><td>{@code AWS_SDK_UA_APP_ID}</td>
         * <td>{@code sdk_ua_app_id}</td></tr>
         * <tr><td>HTTP proxy, beyond loopback</td><td>{@code https.proxyHost}, {@code https.proxyPort},
         * {@code https.proxyUser}, {@code https.proxyPassword}, {@code http.nonProxyHosts}</td>
         * <td>{@code HTTPS_PROXY}, {@code NO_PROXY}</td><td></td></tr>
         * </table>
         *
         * <p>For an {@code http} endpoint, which needs {@link #plaintextAllowed} beyond loopback, the proxy's names begin with
         * {@code http}. A proxy that is set with {@link #httpClient} wins. The region is not read.
         *
         * <p>A wrong value is a {@link io.github.partnerflux.exception.ConfigurationException} of the call. What was read, and
         * from where, is logged at DEBUG and shown by the client's {@code toString()}.
         *
         * @param enabled whether to; {@code false} does not concern the credentials
         * @return this builder
         */
        Builder externalConfigurationEnabled(boolean enabled);

        /**
         * Makes the client. Sends nothing and asks for no credentials.
         *
         * @return a new client, to be closed
         * @throws IllegalArgumentException if the settings do not go together: {@link #fipsEnabled} with {@link
         *     #endpointOverride}, or plaintext beyond loopback without {@link #plaintextAllowed}
         */
        PartnerCentralAccountClient build();
    }
}
