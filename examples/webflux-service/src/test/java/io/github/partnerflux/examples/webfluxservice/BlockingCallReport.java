package io.github.partnerflux.examples.webfluxservice;

import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Prints every blocking call on a thread that must not block: the build fails on it, even where the error was swallowed. */
public final class BlockingCallReport implements BlockHoundIntegration {

    /** Threads whose names begin so block on purpose. */
    static final String ON_PURPOSE = "blocks-on-purpose";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // If several event loops need more memory at once, Netty lets one wait while another allocates: microseconds.
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
        builder.blockingMethodCallback(method -> {
            BlockingOperationError error = new BlockingOperationError(method);
            if (!Thread.currentThread().getName().startsWith(ON_PURPOSE)) {
                error.printStackTrace();
            }
            throw error;
        });
    }
}
