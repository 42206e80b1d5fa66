// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.endpoint.Proxy;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.logging.LogLevel;
import io.netty.resolver.NoopAddressResolverGroup;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;
import reactor.netty.transport.ProxyProvider;
import reactor.netty.transport.logging.AdvancedByteBufFormat;

/**
 * Configures Reactor Netty's client: defaults, then the user's settings, then those on which the client's
 * promises rest.
 */
final class HttpClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TLS_HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private HttpClients() {}

    static HttpClient create(
            ConnectionProvider connections,
            LoopResources loops,
            ClientResolverGroup resolver,
            boolean secure,
            UnaryOperator<HttpClient> customizer) {
        HttpClient base = HttpClient.create(connections)
                // The resolver is set before runOn, which would create another one.
                .resolver(resolver)
                .runOn(loops)
                // The adaptive allocator returns and allocates memory for each page: expensive on newer JDKs.
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis())
                .responseTimeout(READ_TIMEOUT)
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, UserAgent.VALUE)
                        .set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY))
                .doOnChannelInit(Exchange::connecting)
                // Not headersWhen, which costs each request several operators.
                .doOnRequest(Exchange::prepare);
        if (secure) {
            SslProvider.GenericSslContextSpec<?> tls = Http11SslContextSpec.forClient();
            base = base.secure(spec -> spec.sslContext(tls).handshakeTimeout(TLS_HANDSHAKE_TIMEOUT));
        }
        return withoutContentInLogs(withNamesLeftToProxy(customizer.apply(base), resolver))
                // A redirect would carry the session token to another host.
                .followRedirect(false)
                // The client itself retries, and counts its attempts.
                .disableRetry(true);
    }

    /**
     * Returns the client for one configuration.
     *
     * @param proxy is used if the user has not set one
     * @param applicationId is added to the User-Agent header if the user has not set that
     */
    static HttpClient configure(
            HttpClient client, ClientResolverGroup resolver, @Nullable Proxy proxy, @Nullable String applicationId) {
        HttpClient configured = client;
        if (applicationId != null) {
            configured = configured.headers(headers -> UserAgent.addApplicationId(headers, applicationId));
        }
        if (proxy != null && !client.configuration().hasProxy()) {
            configured = withNamesLeftToProxy(configured.proxy(spec -> set(proxy, spec)), resolver);
        }
        return configured;
    }

    /** Leaves names to the proxy, as Reactor Netty does without a resolver: a name may be known to the proxy only. */
    private static HttpClient withNamesLeftToProxy(HttpClient client, ClientResolverGroup resolver) {
        HttpClientConfig configuration = client.configuration();
        return configuration.hasProxy() && configuration.resolver() == resolver
                ? client.resolver(NoopAddressResolverGroup.INSTANCE)
                : client;
    }

    private static void set(Proxy proxy, ProxyProvider.TypeSpec spec) {
        ProxyProvider.Builder builder = spec.type(ProxyProvider.Proxy.HTTP)
                .host(proxy.host())
                .port(proxy.port())
                .connectTimeoutMillis(CONNECT_TIMEOUT.toMillis());
        String username = proxy.username();
        if (username != null) {
            String password = proxy.password() == null ? "" : proxy.password();
            builder.username(username).password(name -> password);
        }
    }

    /** A wiretap of the content would show the session token: only events and sizes are logged. */
    private static HttpClient withoutContentInLogs(HttpClient client) {
        return client.configuration().loggingHandler() == null
                ? client
                : client.wiretap(HttpClient.class.getName(), LogLevel.DEBUG, AdvancedByteBufFormat.SIMPLE);
    }
}
