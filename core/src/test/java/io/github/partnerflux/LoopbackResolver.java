// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Resolves every host to the loopback address. */
final class LoopbackResolver extends AddressResolverGroup<InetSocketAddress> {

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetNameResolver(executor) {
            @Override
            protected void doResolve(String host, Promise<InetAddress> promise) throws Exception {
                promise.setSuccess(InetAddress.getByName("127.0.0.1"));
            }

            @Override
            protected void doResolveAll(String host, Promise<List<InetAddress>> promise) throws Exception {
                promise.setSuccess(List.of(InetAddress.getByName("127.0.0.1")));
            }
        }.asAddressResolver();
    }
}
