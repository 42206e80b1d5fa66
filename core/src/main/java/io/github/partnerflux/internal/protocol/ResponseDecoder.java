package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.internal.failure.ErrorResponse;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.http.ContentCodingException;
import io.github.partnerflux.internal.http.HttpResponse;
import io.github.partnerflux.internal.json.ForeignObjectException;
import io.github.partnerflux.internal.json.JsonFailures;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.operation.Operation;
import io.github.partnerflux.internal.service.HeaderNames;
import io.github.partnerflux.internal.text.ExternalText;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Turns a response into an operation's output, or into the failure that it stands for. */
public final class ResponseDecoder {

    private static final int OK = 200;

    private ResponseDecoder() {}

    /** Loads what decoding needs, so that a call does not. */
    public static void prepare() {
        Objects.requireNonNull(ErrorBodyCodec.READER);
    }

    /**
     * Decodes the response to an attempt.
     *
     * @throws Failure if the response is an error of the service or not what the protocol specifies
     */
    public static <O> ServiceResponse<O> decode(Attempt<O> attempt, HttpResponse response) {
        try {
            if (response.status() / 100 != 2) {
                ErrorResponse error =
                        ErrorDecoder.decode(response, attempt.time().clock());
                throw Failure.of(ErrorKinds.of(error), error);
            }
            return decodeSuccess(attempt.operation(), response);
        } catch (Failure e) {
            throw e;
        } catch (RuntimeException e) {
            throw undecodable(response, e);
        }
    }

    private static <O> ServiceResponse<O> decodeSuccess(Operation<?, O> operation, HttpResponse response) {
        if (response.status() != OK) {
            throw malformed(response, "does not have status 200");
        }
        ByteBuffer body = decodedBody(response);
        try {
            O output = operation.output().read(body);
            String requestId = response.header(HeaderNames.AMZN_REQUEST_ID);
            return new ServiceResponse<>(output, response.status(), requestId == null ? "" : requestId);
        } catch (JacksonException e) {
            if (response.isEndedByClose() && JsonFailures.endsEarly(body, e)) {
                throw cutOff();
            }
            throw malformed(response, describe(operation, body, e));
        }
    }

    private static ByteBuffer decodedBody(HttpResponse response) {
        try {
            return response.decodedBody();
        } catch (ContentCodingException e) {
            if (response.isEndedByClose() && e.endsEarly()) {
                throw cutOff();
            }
            throw malformed(response, "cannot be read: " + e.reason());
        }
    }

    private static String describe(Operation<?, ?> operation, ByteBuffer body, JacksonException e) {
        if (e instanceof ForeignObjectException) {
            return "is not valid: the body is JSON of something else, without any member of the output of "
                    + operation.name();
        }
        if (!body.hasRemaining()) {
            return "is not valid: the body is empty";
        }
        return body.get(body.position()) == '<'
                ? "is not valid: the body is HTML or XML, not JSON"
                : "is not valid: " + JsonFailures.describe(e);
    }

    /** Without a cause: Jackson's messages quote what they could not read. */
    private static Failure malformed(HttpResponse response, String problem) {
        return malformed(response, problem, null);
    }

    /** A fault of a decoder. Its message is left out, as it may quote the response; its stack trace is not. */
    private static Failure undecodable(HttpResponse response, RuntimeException failure) {
        RuntimeException cause = new IllegalStateException(failure.getClass().getName());
        cause.setStackTrace(failure.getStackTrace());
        return malformed(response, "could not be decoded", cause);
    }

    private static Failure malformed(HttpResponse response, String problem, @Nullable RuntimeException cause) {
        String requestId = response.header(HeaderNames.AMZN_REQUEST_ID);
        return Failure.afterRequest(
                Kind.MALFORMED_RESPONSE,
                "the response [status " + response.status() + ", request id "
                        + (requestId == null ? null : ExternalText.excerpt(requestId)) + "] " + problem,
                cause);
    }

    /** As if the connection had been lost in a body of a known length. */
    private static Failure cutOff() {
        String problem = "the connection was closed in the middle of the response";
        return Failure.afterRequest(Kind.CONNECTION, problem, new EOFException(problem));
    }
}
