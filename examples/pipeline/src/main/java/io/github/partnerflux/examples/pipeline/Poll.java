// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.Snapshot;
import java.util.List;

/** A poll of an account that has ended. */
sealed interface Poll {

    String account();

    /**
     * A poll that has listed all connections.
     *
     * @param snapshot what the next poll compares with; belongs into the transaction of the changes
     */
    record Succeeded(String account, List<Change> changes, Snapshot snapshot) implements Poll {}

    record Failed(String account, Throwable error) implements Poll {}
}
