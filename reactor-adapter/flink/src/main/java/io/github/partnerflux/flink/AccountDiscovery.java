// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * Lists the accounts of a fleet. Called on the JobManager at the start of each cycle.
 *
 * <p>Serialized with the job: do not capture secrets, and create what is not serializable when it is called.
 */
@FunctionalInterface
public interface AccountDiscovery extends Serializable {

    /**
     * Returns the keys of the accounts, for example their AWS account IDs. Called on a thread that may block.
     *
     * @return the keys, which are not secret: they are part of checkpoints and logs. Repeated keys count once
     * @throws Exception if the accounts cannot be listed, which fails the job
     */
    Collection<String> accounts() throws Exception;

    /**
     * Returns a discovery of accounts that do not change.
     *
     * @param accounts the keys of the accounts
     * @return a discovery that returns these keys
     */
    static AccountDiscovery of(Collection<String> accounts) {
        List<String> copy = List.copyOf(accounts);
        return () -> copy;
    }
}
