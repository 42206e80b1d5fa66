package io.github.partnerflux.flink;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Flink's own Netty has threads that must not block, too. */
public final class FlinkBlockingCalls implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // A cluster that stops waits for its pools on the last thread of its REST endpoint.
        builder.allowBlockingCallsInside("org.apache.flink.util.ExecutorUtils", "gracefulShutdown");
    }
}
