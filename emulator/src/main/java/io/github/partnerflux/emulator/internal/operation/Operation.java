package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Account;

/**
 * An operation of the service: checks the body of a request and creates the response. Runs on event loops: never
 * blocks.
 */
@FunctionalInterface
public interface Operation {

    /**
     * Executes a call.
     *
     * @throws ServiceError if the response is an error
     */
    Response call(Account caller, byte[] body, PageFault fault);
}
