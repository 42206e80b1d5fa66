// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** The blocking calls that are allowed on threads that must not block, in addition to those that all tests allow. */
public final class AllowedBlockingCalls implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // The AWS SDK closes its connections on an executor of Netty, and waits there until they are closed.
        builder.allowBlockingCallsInside("io.netty.channel.pool.SimpleChannelPool", "close");
    }
}
