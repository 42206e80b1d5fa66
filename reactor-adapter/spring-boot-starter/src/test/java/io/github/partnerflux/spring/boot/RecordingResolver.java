// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A resolver that records the host names that a client connects to, and resolves none of them. */
final class RecordingResolver extends AddressResolverGroup<InetSocketAddress>
        implements PartnerCentralAccountClientCustomizer {

    private final List<String> hosts = new CopyOnWriteArrayList<>();

    @Override
    public void customize(PartnerCentralAccountClient.Builder builder) {
        builder.httpClient(http -> http.resolver(this));
    }

    /** Returns the host that a client calls. */
    String hostOf(PartnerCentralAccountClient client) {
        assertThatThrownBy(() -> Contexts.list(client)).isInstanceOf(PartnerCentralTransportException.class);
        return hosts.get(0);
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetNameResolver(executor) {
            @Override
            protected void doResolve(String host, Promise<InetAddress> promise) {
                hosts.add(host);
                promise.setFailure(new UnknownHostException(host));
            }

            @Override
            protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
                hosts.add(host);
                promise.setFailure(new UnknownHostException(host));
            }
        }.asAddressResolver();
    }
}
