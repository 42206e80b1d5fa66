package io.github.partnerflux.emulator;

import tools.jackson.databind.node.ObjectNode;

/**
 * An operation of the service: reads and checks its input and creates the output. Runs on event loops: never blocks.
 */
@FunctionalInterface
interface Operation {

    /**
     * Executes a call.
     *
     * @throws ServiceError if the response is an error
     */
    ObjectNode call(EmulatedAccount caller, Input input, PageFault fault);
}
