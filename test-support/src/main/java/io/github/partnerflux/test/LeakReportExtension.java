package io.github.partnerflux.test;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes Netty's leak detector log the buffers that a test class has leaked; the build fails on such a line.
 *
 * <p>The detector finds a leak when the buffer is collected, and logs it when another buffer is allocated. A short test run ends
 * before either happens.
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
