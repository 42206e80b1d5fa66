package io.github.partnerflux.future;

import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Prints every blocking call on a thread that must not block: the build fails on it, even where the error was swallowed. */
public final class BlockingCallReport implements BlockHoundIntegration {

    /** Threads whose names begin so block on purpose. */
    static final String ON_PURPOSE = "blocks-on-purpose";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // Netty's own, under contention, for as long as it takes to give a buffer back.
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
        builder.blockingMethodCallback(method -> {
            BlockingOperationError error = new BlockingOperationError(method);
            if (!Thread.currentThread().getName().startsWith(ON_PURPOSE)) {
                error.printStackTrace();
            }
            throw error;
        });
    }
}
