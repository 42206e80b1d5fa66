// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.internal.failure.ErrorResponse;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.http.ContentCodingException;
import io.github.partnerflux.internal.http.HttpResponse;
import io.github.partnerflux.internal.json.ForeignObjectException;
import io.github.partnerflux.internal.json.JsonFailures;
import io.github.partnerflux.internal.json.ShapeReader;
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

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

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
                ErrorResponse error = ErrorDecoder.decode(response, attempt);
                throw Failure.of(ErrorKinds.of(error), error);
            }
            return decodeSuccess(attempt, response);
        } catch (Failure e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            // Including linkage errors, which Reactor would throw and not signal.
            throw malformed(response, "could not be decoded", Failure.withoutMessage(e));
        }
    }

    private static <O> ServiceResponse<O> decodeSuccess(Attempt<O> attempt, HttpResponse response) {
        Operation<?, O> operation = attempt.operation();
        if (response.status() != OK) {
            throw malformed(response, "does not have status 200");
        }
        ByteBuffer body = decodedBody(response);
        try {
            O output = operation.output().read(operation.hasEmptyOutput() ? ignored(body) : body);
            String requestId = response.header(HeaderNames.AMZN_REQUEST_ID);
            return new ServiceResponse<>(
                    output, response.status(), requestId == null ? "" : requestId, attempt.number());
        } catch (JacksonException e) {
            if (response.isEndedByClose() && JsonFailures.endsEarly(body, e)) {
                throw cutOff();
            }
            throw malformed(response, describe(operation, body, e));
        }
    }

    /** Ignores the body, but not one that another server has sent, such as HTML: that operation was not executed. */
    private static ByteBuffer ignored(ByteBuffer body) {
        ShapeReader.skip(body);
        return ByteBuffer.wrap(EMPTY_OBJECT);
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

    private static Failure malformed(HttpResponse response, String problem, @Nullable Throwable cause) {
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
