package io.github.partnerflux.kotlin

import reactor.blockhound.BlockHound
import reactor.blockhound.BlockingOperationError
import reactor.blockhound.integration.BlockHoundIntegration

/**
 * Prints every blocking call on a thread that must not block: the build fails on it, even where the error was
 * swallowed.
 */
class BlockingCallReport : BlockHoundIntegration {

    override fun applyTo(builder: BlockHound.Builder) {
        // Netty's own, under contention, for as long as it takes to give a buffer back.
        builder.allowBlockingCallsInside(
            "io.netty.buffer.AdaptivePoolingAllocator\$MagazineGroup",
            "tryExpandMagazines",
        )
        builder.blockingMethodCallback { method ->
            val error = BlockingOperationError(method)
            if (!Thread.currentThread().name.startsWith(ON_PURPOSE)) {
                error.printStackTrace()
            }
            throw error
        }
    }

    companion object {
        /** Threads whose names begin so block on purpose. */
        const val ON_PURPOSE = "blocks-on-purpose"
    }
}
