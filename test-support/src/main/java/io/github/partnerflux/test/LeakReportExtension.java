// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Triggers Netty's leak report after each test class; the build fails if a leak is reported.
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
