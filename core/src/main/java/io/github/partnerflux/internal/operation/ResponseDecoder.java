package io.github.partnerflux.internal.operation;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.internal.http.HttpResponse;
import io.github.partnerflux.internal.json.JsonCodec;
import java.io.EOFException;
import java.time.Clock;
import tools.jackson.core.JacksonException;

/** Turns an answer into an operation's output, or into the exception that it stands for. */
final class ResponseDecoder {

    private ResponseDecoder() {}

    static <O> ServiceResponse<O> decode(
            Operation<?, O> operation, int attempt, HttpResponse response, Clock signingClock) {
        if (response.status() / 100 != 2) {
            throw ErrorDecoder.decode(operation.name(), attempt, response, signingClock);
        }
        String requestId = response.requestId();
        try {
            O output = JsonCodec.read(response.body(), operation.output());
            return new ServiceResponse<>(output, response.status(), requestId == null ? "" : requestId);
        } catch (JacksonException e) {
            if (response.isEndedByClose() && JsonCodec.endsEarly(response.body(), e)) {
                throw cutOff(operation.name(), attempt);
            }
            // Not as the cause: Jackson's messages quote what they could not read.
            throw new ResponseFormatException(
                    operation.name(),
                    attempt,
                    "the answer [status " + response.status() + ", request id " + requestId + "] is not valid: "
                            + JsonCodec.describe(e),
                    null);
        }
    }

    /** As if the connection had been lost in a body of a known length. */
    private static PartnerCentralTransportException cutOff(String operation, int attempt) {
        String message = "the connection was closed in the middle of the answer";
        return new PartnerCentralTransportException(operation, attempt, message, new EOFException(message));
    }
}
