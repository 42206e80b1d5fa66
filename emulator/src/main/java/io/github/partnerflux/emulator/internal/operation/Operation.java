// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation of the service: checks the call against the state, changes the state, and creates the response. Runs on
 * event loops, one call at a time: never blocks.
 */
@FunctionalInterface
public interface Operation {

    /**
     * Executes a call.
     *
     * @throws ServiceError if the response is an error; the state is then unchanged
     */
    ObjectNode call(Call call);
}
