package io.github.partnerflux.kotlin

import io.netty.buffer.PooledByteBufAllocator
import org.junit.jupiter.api.extension.AfterAllCallback
import org.junit.jupiter.api.extension.ExtensionContext

/**
 * Lets Netty's leak detector report what a test class has leaked; the build fails on a line that it logs. A leak is
 * found when its buffer has been collected and reported when the next buffer is allocated, which a short test run would
 * not live to see.
 */
class LeakReportExtension : AfterAllCallback {

    override fun afterAll(context: ExtensionContext) {
        System.gc()
        repeat(100) {
            PooledByteBufAllocator.DEFAULT.directBuffer().release()
            PooledByteBufAllocator.DEFAULT.heapBuffer().release()
        }
    }
}
