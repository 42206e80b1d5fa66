package io.github.partnerflux.emulator;

import tools.jackson.databind.node.ObjectNode;

/** One operation of the service: reads its input, checks it, and makes the output. Called on event loops: never blocks. */
@FunctionalInterface
interface Operation {

    /**
     * Answers a call.
     *
     * @throws ServiceError if the answer is an error
     */
    ObjectNode call(EmulatedAccount caller, Input input, PageFault fault);
}
