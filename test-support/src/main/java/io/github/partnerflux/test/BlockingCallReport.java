// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import java.util.concurrent.ThreadPoolExecutor;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Prints each blocking call on a thread that must not block; the build fails on such a line, even if the error is swallowed.
 *
 * <p>A module allows further calls with a {@link BlockHoundIntegration} of its own.
 */
public final class BlockingCallReport implements BlockHoundIntegration {

    /** The prefix of the names of threads that block on purpose: their calls fail, but are not printed. */
    public static final String ON_PURPOSE = "blocks-on-purpose";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // Under contention, Netty's allocator grows and waits for a lock that other threads hold for microseconds.
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
        // If two event loops start threads of one pool at once, one waits for microseconds: less than a start takes.
        builder.allowBlockingCallsInside(ThreadPoolExecutor.class.getName(), "addWorker");
        // A task of Flink that waits is woken through its mailbox, whose lock is held for microseconds.
        builder.allowBlockingCallsInside("org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl", "put");
        // A cluster of Flink that stops waits for its pools on the last thread of its REST endpoint.
        builder.allowBlockingCallsInside("org.apache.flink.util.ExecutorUtils", "gracefulShutdown");
        builder.blockingMethodCallback(method -> {
            BlockingOperationError error = new BlockingOperationError(method);
            if (!Thread.currentThread().getName().startsWith(ON_PURPOSE)) {
                error.printStackTrace();
            }
            throw error;
        });
    }
}
