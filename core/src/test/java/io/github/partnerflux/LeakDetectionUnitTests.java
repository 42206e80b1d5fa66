// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tests that Netty's leak detector, on which the other tests rely, is enabled and reports leaks. */
class LeakDetectionUnitTests {

    private static final String INTENDED = "intended leak";

    /** Not shared with other tests, because leaked memory stays allocated. */
    private final PooledByteBufAllocator allocator = new PooledByteBufAllocator();

    @Test
    void isParanoid() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    }

    @Test
    void reportsALeak() {
        Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
        ListAppender<ILoggingEvent> reports = new ListAppender<>();
        reports.start();
        logger.addAppender(reports);
        // The build fails on printed reports.
        logger.setAdditive(false);
        try {
            allocator.heapBuffer().touch(INTENDED);
            for (int i = 0; i < 100 && reports.list.isEmpty(); i++) {
                System.gc();
                allocator.heapBuffer().release();
            }
        } finally {
            logger.detachAppender(reports);
            logger.setAdditive(true);
        }

        assertThat(reports.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("LEAK: ")
                .contains(INTENDED);
    }
}
