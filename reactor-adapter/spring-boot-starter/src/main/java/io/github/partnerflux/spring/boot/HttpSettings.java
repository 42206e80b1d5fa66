// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;
import reactor.netty.transport.ProxyProvider;

/** Applies the properties and beans for connections to a builder. */
final class HttpSettings {

    private static final Duration DAY = Duration.ofDays(1);

    /** The client's default, which {@code secure} would reset to Reactor Netty's. */
    static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);

    private final PartnerfluxProperties properties;
    private final ObjectProvider<SslBundles> sslBundles;
    private final ObjectProvider<SharedEventLoops> eventLoops;

    HttpSettings(
            PartnerfluxProperties properties,
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<SharedEventLoops> eventLoops) {
        this.properties = properties;
        this.sslBundles = sslBundles;
        this.eventLoops = eventLoops;
    }

    /**
     * Applies the properties and beans to a builder.
     *
     * @throws InvalidConfigurationPropertyValueException if a value is out of range or is not the name of an SSL bundle
     */
    void apply(PartnerCentralAccountClient.Builder builder) {
        setEventLoops(builder);
        setConnectTimeout(builder, properties.connectTimeout());
        setMaxConnections(builder, properties.pool().maxConnections());
        setProxy(builder, properties.proxy());
        setSslBundle(builder, properties.ssl().bundle());
    }

    private void setEventLoops(PartnerCentralAccountClient.Builder builder) {
        SharedEventLoops shared = eventLoops.getIfAvailable();
        LoopResources loops = shared == null ? null : shared.get();
        if (loops != null) {
            builder.httpClient(http -> http.runOn(loops));
        }
    }

    private static void setConnectTimeout(PartnerCentralAccountClient.Builder builder, @Nullable Duration timeout) {
        if (timeout == null) {
            return;
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(DAY) > 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "partnerflux.connect-timeout", timeout, "Must be from 1 ms to 1 day, but is " + timeout + ".");
        }
        builder.httpClient(
                http -> http.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis())));
    }

    private static void setMaxConnections(PartnerCentralAccountClient.Builder builder, @Nullable Integer connections) {
        if (connections == null) {
            return;
        }
        if (connections < 1) {
            throw new InvalidConfigurationPropertyValueException(
                    "partnerflux.pool.max-connections", connections, "Must be 1 or more, but is " + connections + ".");
        }
        builder.connectionPool(pool -> pool.maxConnections(connections));
    }

    private static void setProxy(PartnerCentralAccountClient.Builder builder, PartnerfluxProperties.Proxy proxy) {
        String host = proxy.validHost();
        if (host == null) {
            return;
        }
        int port = proxy.validPort();
        builder.httpClient(http -> http.proxy(proxyType -> {
            ProxyProvider.Builder spec =
                    proxyType.type(ProxyProvider.Proxy.HTTP).host(host).port(port);
            if (proxy.username() != null) {
                spec.username(proxy.username());
            }
            if (proxy.password() != null) {
                spec.password(user -> proxy.password());
            }
        }));
    }

    private void setSslBundle(PartnerCentralAccountClient.Builder builder, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return;
        }
        SslProvider.GenericSslContextSpec<?> context = sslContext(bundle(name));
        builder.httpClient(http -> http.secure(tls -> tls.sslContext(context).handshakeTimeout(HANDSHAKE_TIMEOUT)));
    }

    private SslBundle bundle(String name) {
        try {
            return sslBundles.getObject().getBundle(name);
        } catch (NoSuchSslBundleException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "partnerflux.ssl.bundle", name, "Must be the name of an SSL bundle, but is \"" + name + "\".");
        }
    }

    private static SslProvider.GenericSslContextSpec<?> sslContext(SslBundle bundle) {
        SslOptions options = bundle.getOptions();
        Set<String> ciphers = SslOptions.asSet(options.getCiphers());
        return Http11SslContextSpec.forClient()
                .configure(context -> context.keyManager(bundle.getManagers().getKeyManagerFactory())
                        .trustManager(bundle.getManagers().getTrustManagerFactory())
                        .ciphers(ciphers)
                        .protocols(options.getEnabledProtocols()));
    }
}
