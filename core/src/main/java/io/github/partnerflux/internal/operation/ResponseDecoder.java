package io.github.partnerflux.internal.operation;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.internal.http.ContentCodingException;
import io.github.partnerflux.internal.http.HttpResponse;
import io.github.partnerflux.internal.json.ForeignObjectException;
import io.github.partnerflux.internal.json.JsonCodec;
import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Turns a response into an operation's output, or into the exception that it stands for. */
final class ResponseDecoder {

    private static final int OK = 200;

    private ResponseDecoder() {}

    static <O> ServiceResponse<O> decode(
            Operation<?, O> operation, int attempt, HttpResponse response, Clock signingClock) {
        try {
            return decodeExpected(operation, attempt, response, signingClock);
        } catch (PartnerCentralAccountException e) {
            throw e;
        } catch (RuntimeException e) {
            throw undecodable(operation, attempt, response, e);
        }
    }

    private static <O> ServiceResponse<O> decodeExpected(
            Operation<?, O> operation, int attempt, HttpResponse response, Clock signingClock) {
        if (response.status() / 100 != 2) {
            throw ErrorDecoder.decode(operation.name(), attempt, response, signingClock);
        }
        if (response.status() != OK) {
            throw malformed(operation, attempt, response, "is not the page that status 200 comes with");
        }
        ByteBuf body = decodedBody(operation, attempt, response);
        try {
            String requestId = response.requestId();
            O output = JsonCodec.read(body, operation.output());
            return new ServiceResponse<>(output, response.status(), requestId == null ? "" : requestId);
        } catch (JacksonException e) {
            if (response.isEndedByClose() && JsonCodec.endsEarly(body, e)) {
                throw cutOff(operation, attempt);
            }
            throw malformed(operation, attempt, response, describe(operation, body, e));
        }
    }

    private static ByteBuf decodedBody(Operation<?, ?> operation, int attempt, HttpResponse response) {
        try {
            return response.decodedBody();
        } catch (ContentCodingException e) {
            if (response.isEndedByClose() && e.endsEarly()) {
                throw cutOff(operation, attempt);
            }
            throw malformed(operation, attempt, response, "cannot be read: " + e.reason());
        }
    }

    private static String describe(Operation<?, ?> operation, ByteBuf body, JacksonException e) {
        if (e instanceof ForeignObjectException) {
            return "is not valid: the body is JSON of something else, without any member of the output of "
                    + operation.name();
        }
        if (!body.isReadable()) {
            return "is not valid: the body is empty";
        }
        return body.getByte(body.readerIndex()) == '<'
                ? "is not valid: the body is HTML or XML, not JSON"
                : "is not valid: " + JsonCodec.describe(e);
    }

    /** Without a cause: Jackson's messages quote what they could not read. */
    private static ResponseFormatException malformed(
            Operation<?, ?> operation, int attempt, HttpResponse response, String problem) {
        return malformed(operation, attempt, response, problem, null);
    }

    /** A fault of a decoder. Its message is left out, as it may quote the response; its stack trace is not. */
    private static ResponseFormatException undecodable(
            Operation<?, ?> operation, int attempt, HttpResponse response, RuntimeException failure) {
        RuntimeException cause = new IllegalStateException(failure.getClass().getName());
        cause.setStackTrace(failure.getStackTrace());
        return malformed(operation, attempt, response, "could not be decoded", cause);
    }

    private static ResponseFormatException malformed(
            Operation<?, ?> operation,
            int attempt,
            HttpResponse response,
            String problem,
            @Nullable RuntimeException cause) {
        return new ResponseFormatException(
                operation.name(),
                attempt,
                "the response [status " + response.status() + ", request id " + response.requestId() + "] " + problem,
                cause);
    }

    /** As if the connection had been lost in a body of a known length. */
    private static PartnerCentralTransportException cutOff(Operation<?, ?> operation, int attempt) {
        String message = "the connection was closed in the middle of the response";
        return new PartnerCentralTransportException(operation.name(), attempt, message, new EOFException(message));
    }
}
