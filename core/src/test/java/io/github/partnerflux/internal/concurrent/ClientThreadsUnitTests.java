// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class ClientThreadsUnitTests {

    @Test
    void doesNotKeepAThreadThatWasNeverStarted() throws Exception {
        ClientThreads threads = new ClientThreads();
        ReferenceQueue<Thread> collected = new ReferenceQueue<>();
        WeakReference<Thread> unstarted = new WeakReference<>(threads.newClosingThread(() -> {}), collected);

        Thread another = threads.newClosingThread(() -> {});
        System.gc();

        assertThat(collected.remove(30_000)).isSameAs(unstarted);
        assertThat(another.isAlive()).isFalse();
    }

    @Test
    void knowsAThreadThatIsStartedAfterAnotherOneWasCreated() throws Exception {
        ClientThreads threads = new ClientThreads();
        boolean[] isCurrent = new boolean[1];
        Thread thread = threads.newClosingThread(() -> isCurrent[0] = threads.isCurrent());
        threads.newClosingThread(() -> {});

        thread.start();
        thread.join();

        assertThat(isCurrent[0]).isTrue();
        assertThat(threads.isCurrent()).isFalse();
    }
}
