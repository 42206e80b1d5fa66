// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.test.BlockingCallReport
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import reactor.blockhound.BlockingOperationError

/** Fails if BlockHound ignores the threads of coroutines, in which case no other test would find a blocking call. */
class BlockHoundUnitTests {

    @Test
    fun isOnForTheDefaultDispatcher() =
        runBlocking<Unit> {
            val failure =
                withContext(Dispatchers.Default) {
                    val thread = Thread.currentThread()
                    val name = thread.name
                    thread.name = BlockingCallReport.ON_PURPOSE
                    try {
                        runCatching { CountDownLatch(1).await(1, TimeUnit.SECONDS) }.exceptionOrNull()
                    } finally {
                        thread.name = name
                    }
                }

            assertThat(failure).isInstanceOf(BlockingOperationError::class.java)
        }
}
