// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.util.UserCodeClassLoader;
import reactor.core.scheduler.Schedulers;

/** Ends the threads that would keep a job's class loader reachable after the job has ended. */
final class UserCode {

    private static final String HOOK = "partnerflux-reactor-schedulers";

    private UserCode() {}

    /**
     * Shuts Reactor's shared schedulers down when no task of the job is left on the TaskManager, if the job bundles
     * Reactor. Flink's class loader is not compared with the job's, which it wraps.
     */
    static void shutDownSchedulersAfter(UserCodeClassLoader job) {
        if (Schedulers.class.getClassLoader() != SourceReader.class.getClassLoader()) {
            job.registerReleaseHookIfAbsent(HOOK, Schedulers::shutdownNow);
        }
    }
}
