// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.PartnerCentralAccountClient;
import java.io.Serializable;

/**
 * Creates the client that the subtasks of a source share on a TaskManager. It is closed with the last of them.
 *
 * <p>Serialized with the job: do not capture secrets, and create what is not serializable when it is called.
 */
@FunctionalInterface
public interface ClientFactory extends Serializable {

    /**
     * Creates a client. Its own credentials are not used.
     *
     * @return a new client
     */
    PartnerCentralAccountClient create();
}
