package io.github.partnerflux.examples.webfluxservice;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets Netty's leak detector report what a test class has leaked; the build fails on a line that it logs. A leak is found when
 * its buffer has been collected and reported when the next buffer is allocated, which a short test run would not live to see.
 */
public final class LeakReportExtension implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        System.gc();
        for (int i = 0; i < 100; i++) {
            PooledByteBufAllocator.DEFAULT.directBuffer().release();
            PooledByteBufAllocator.DEFAULT.heapBuffer().release();
        }
    }
}
