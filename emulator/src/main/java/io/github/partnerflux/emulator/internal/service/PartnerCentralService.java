// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.service;

import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.Request;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.signing.SignatureCheck;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.StateStore;
import io.github.partnerflux.emulator.internal.throttling.Throttle;
import io.github.partnerflux.emulator.internal.validation.Input;
import io.github.partnerflux.emulator.internal.validation.Model;
import io.github.partnerflux.emulator.internal.validation.RequestBody;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Responds to requests as the service would: checks the HTTP request, its operation, signature and rate, and
 * executes it.
 */
public final class PartnerCentralService {

    private final Operations operations;
    private final Stubs stubs;
    private final Model model;
    private final StateStore store;
    private final SignatureCheck signatures;
    private final Throttle throttle;

    public PartnerCentralService(
            long seed, Stubs stubs, Model model, StateStore store, SignatureCheck signatures, Throttle throttle) {
        this.operations = new Operations(seed);
        this.stubs = stubs;
        this.model = model;
        this.store = store;
        this.signatures = signatures;
        this.throttle = throttle;
    }

    /** Returns the response to a request: an error response, if it fails a check. Never blocks. */
    public Response respond(Request request, PageFault fault) {
        try {
            checkHttp(request);
            Handler handler = handler(request);
            Account caller = signatures.caller(request);
            throttle.count(caller.accountId());
            return handler.handle(caller, request.content(), fault);
        } catch (ServiceError e) {
            return e.response();
        }
    }

    private Handler handler(Request request) {
        String name = request.operation();
        if (name != null) {
            Response stub = stubs.named(name);
            if (stub != null) {
                return (caller, body, fault) -> {
                    RequestBody.parse(body);
                    return stub;
                };
            }
            Operation operation = operations.named(name);
            if (operation != null) {
                return (caller, body, fault) -> execute(name, operation, caller, model.check(name, body), fault);
            }
        }
        throw unknown(400, "X-Amz-Target names no operation of this service: " + request.header("X-Amz-Target"));
    }

    private Response execute(String name, Operation operation, Account caller, Input input, PageFault fault) {
        ObjectNode output = store.access(
                state -> IdempotentExecution.execute(name, operation, new Call(caller, input, fault, state)));
        // Not while the state is locked: a page of a hundred items takes longer to write than to find.
        return Response.json(200, output);
    }

    private static void checkHttp(Request request) {
        if (!request.complete()) {
            throw ServiceError.framework(
                    413, "RequestEntityTooLargeException", "The request body must be at most 1 MiB");
        }
        if (!request.path().equals("/")) {
            throw unknown(404, "The path must be /, but is " + request.path());
        }
        if (!request.method().equals("POST")) {
            throw unknown(404, "The method must be POST, but is " + request.method());
        }
        String contentType = request.header("Content-Type");
        if (contentType == null || !isJson(contentType)) {
            throw unknown(404, "Content-Type must be " + Response.JSON + ", but is " + contentType);
        }
        if (!request.headers().containsKey("Content-Length")) {
            throw ServiceError.framework(411, "MissingContentLength", "The request must have a Content-Length");
        }
        for (String name : List.of("Authorization", "X-Amz-Date", "X-Amz-Target", "X-Amz-Security-Token")) {
            if (request.headers().getOrDefault(name, List.of()).size() > 1) {
                throw ServiceError.framework(
                        400, "MalformedHttpRequestException", "The header " + name + " must occur once");
            }
        }
    }

    private static boolean isJson(String contentType) {
        int semicolon = contentType.indexOf(';');
        String mediaType = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return mediaType.strip().toLowerCase(Locale.ROOT).equals(Response.JSON);
    }

    private static ServiceError unknown(int status, String message) {
        return ServiceError.framework(status, "UnknownOperationException", message);
    }

    /** Responds to calls of one operation. */
    private interface Handler {
        Response handle(Account caller, byte[] body, PageFault fault);
    }
}
