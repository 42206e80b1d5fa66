// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

/**
 * Reactor Netty's own name resolution, for one client. Reactor Netty itself keeps its resolvers, and with them their event loops,
 * in a static map. Which event loops these are is known only after the user's settings.
 */
final class ClientResolverGroup extends AddressResolverGroup<InetSocketAddress> {

    private @Nullable AddressResolverGroup<InetSocketAddress> resolvers;

    /** Called once, before the first name is resolved. */
    void runOn(LoopResources loops, boolean preferNative) {
        resolvers = NameResolverProvider.builder().build().newNameResolverGroup(loops, preferNative);
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        if (resolvers == null) {
            throw new IllegalStateException("the client is not built yet");
        }
        return resolvers.getResolver(executor);
    }

    @Override
    public void close() {
        super.close();
        if (resolvers != null) {
            resolvers.close();
        }
    }
}
