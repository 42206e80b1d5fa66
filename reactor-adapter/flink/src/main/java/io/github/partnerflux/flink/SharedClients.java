// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.PartnerCentralAccountClient;
import java.util.HashMap;
import java.util.Map;

/** The clients that the subtasks of a source share on a TaskManager. A job's class loader has a copy of its own. */
final class SharedClients {

    private static final Map<String, SharedClient> CLIENTS = new HashMap<>();

    private SharedClients() {}

    /**
     * Returns the client of a source, which is created for the first of its subtasks.
     *
     * @param source identifies the source
     */
    static SharedClient acquire(String source, ClientFactory factory) {
        synchronized (CLIENTS) {
            SharedClient shared =
                    CLIENTS.computeIfAbsent(source, newSource -> new SharedClient(newSource, factory.create()));
            shared.users++;
            return shared;
        }
    }

    /** A client with the number of subtasks that use it. */
    static final class SharedClient {

        private final String source;
        private final PartnerCentralAccountClient client;
        private int users;

        private SharedClient(String source, PartnerCentralAccountClient client) {
            this.source = source;
            this.client = client;
        }

        PartnerCentralAccountClient client() {
            return client;
        }

        /** Closes the client if no other subtask uses it, and waits until its threads have terminated. */
        void release() {
            synchronized (CLIENTS) {
                users--;
                if (users > 0) {
                    return;
                }
                CLIENTS.remove(source);
            }
            client.close();
        }
    }
}
