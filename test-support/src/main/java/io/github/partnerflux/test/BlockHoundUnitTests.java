// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Fails if BlockHound is off, in which case no other test would find a blocking call.
 *
 * <p>Surefire runs it in each module that depends on this one.
 */
class BlockHoundUnitTests {

    @Test
    void isOn() {
        Scheduler scheduler = Schedulers.newParallel(BlockingCallReport.ON_PURPOSE, 1);
        try {
            assertThatThrownBy(() -> Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.SECONDS))
                            .subscribeOn(scheduler)
                            .block())
                    .hasCauseInstanceOf(BlockingOperationError.class);
        } finally {
            scheduler.dispose();
        }
    }
}
