package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.validation.Input;

/**
 * An operation of the service: reads and checks its input and creates the response. Runs on event loops: never blocks.
 */
@FunctionalInterface
public interface Operation {

    /**
     * Executes a call.
     *
     * @throws ServiceError if the response is an error
     */
    Response call(Account caller, Input input, PageFault fault);
}
