package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A run of the other tests without a leak is worth something only if Netty's leak detector is on. */
class LeakDetectionUnitTests {

    private static final String ON_PURPOSE = "leaked on purpose";

    /** Not that of the other tests, for what is leaked stays allocated. */
    private final PooledByteBufAllocator allocator = new PooledByteBufAllocator();

    @Test
    void isOn() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    }

    @Test
    void reportsALeak() {
        Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
        ListAppender<ILoggingEvent> reports = new ListAppender<>();
        reports.start();
        logger.addAppender(reports);
        // The build fails on what is printed.
        logger.setAdditive(false);
        try {
            allocator.heapBuffer().touch(ON_PURPOSE);
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
                .contains(ON_PURPOSE);
    }
}
