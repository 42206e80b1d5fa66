// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.protocol;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error response of the service. Errors of the service's model and errors of the framework that AWS runs its JSON
 * services on differ in the type's namespace and in the spelling of "message".
 */
public final class ServiceError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String FRAMEWORK = "com.amazon.coral.service#";

    private final transient Response response;

    private ServiceError(int status, ObjectNode body) {
        super(body.path("__type").stringValue(), null, false, false);
        this.response = Response.json(status, body);
    }

    public Response response() {
        return response;
    }

    public static ServiceError framework(int status, String type, String message) {
        ObjectNode body = Json.object();
        body.put("__type", FRAMEWORK + type);
        body.put("message", message);
        return new ServiceError(status, body);
    }

    public static ServiceError serialization(String message) {
        ObjectNode body = Json.object();
        body.put("__type", FRAMEWORK + "SerializationException");
        body.put("Message", message);
        return new ServiceError(400, body);
    }

    public static ServiceError throttling() {
        ObjectNode body = model("ThrottlingException", "Rate exceeded");
        body.put("ServiceCode", ServiceIdentity.SIGNING_NAME);
        body.put("QuotaCode", "L-EMULATED");
        return new ServiceError(429, body);
    }

    public static ServiceError validation(List<FieldError> errors) {
        String message = errors.stream()
                .map(error -> error.name() + ": " + error.message())
                .collect(Collectors.joining("; ", errors.size() + " validation error(s) detected: ", ""));
        ObjectNode body = model("ValidationException", message);
        body.put("Reason", "REQUEST_VALIDATION_FAILED");
        ArrayNode details = body.putArray("ErrorDetails");
        for (FieldError error : errors) {
            details.addObject()
                    .putObject("FieldValidationError")
                    .put("Name", error.name())
                    .put("Message", error.message())
                    .put("Code", error.code());
        }
        return new ServiceError(400, body);
    }

    /** Creates the error of one member, for rules that the model's constraints do not cover. */
    public static ServiceError field(String name, String message, String code) {
        return validation(List.of(new FieldError(name, message, code)));
    }

    /** Creates the error of a business rule. {@code code} is a value of the model's {@code BusinessValidationCode}. */
    public static ServiceError business(String message, String code) {
        ObjectNode body = model("ValidationException", message);
        body.put("Reason", "BUSINESS_VALIDATION_FAILED");
        body.putArray("ErrorDetails")
                .addObject()
                .putObject("BusinessValidationError")
                .put("Message", message)
                .put("Code", code);
        return new ServiceError(400, body);
    }

    public static ServiceError quotaExceeded(String reason, String message) {
        return withReason(402, "ServiceQuotaExceededException", reason, message);
    }

    public static ServiceError accessDenied(String reason, String message) {
        return withReason(403, "AccessDeniedException", reason, message);
    }

    public static ServiceError notFound(String reason, String message) {
        return withReason(404, "ResourceNotFoundException", reason, message);
    }

    public static ServiceError conflict(String reason, String message) {
        return withReason(409, "ConflictException", reason, message);
    }

    private static ServiceError withReason(int status, String type, String reason, String message) {
        ObjectNode body = model(type, message);
        body.put("Reason", reason);
        return new ServiceError(status, body);
    }

    public static ServiceError internal() {
        return new ServiceError(500, model("InternalServerException", "The emulator failed: this is a bug in it"));
    }

    /** Creates the body of an error of the service's model, to which callers may add members. */
    public static ObjectNode model(String type, String message) {
        ObjectNode body = Json.object();
        body.put("__type", ServiceIdentity.MODEL_NAMESPACE + type);
        body.put("Message", message);
        return body;
    }
}
