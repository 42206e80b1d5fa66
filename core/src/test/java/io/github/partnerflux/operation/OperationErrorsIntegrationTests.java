// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.model.FieldValidationCode;
import io.github.partnerflux.model.ValidationError;
import io.github.partnerflux.model.ValidationExceptionReason;
import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import io.github.partnerflux.test.model.Shape;
import io.github.partnerflux.test.model.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests that each error of the service model becomes the exception of its name. */
class OperationErrorsIntegrationTests {

    private static final Map<String, Integer> STATUS = Map.of(
            "AccessDeniedException", 403,
            "ConflictException", 409,
            "InternalServerException", 500,
            "ResourceNotFoundException", 404,
            "ServiceQuotaExceededException", 402,
            "ThrottlingException", 429,
            "ValidationException", 400);

    private static PartnerCentralEmulator emulator;
    private static PartnerCentralAccountClient client;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().start();
        client = ModelOperations.client(emulator);
    }

    @AfterAll
    static void stop() {
        client.close();
        emulator.close();
    }

    static Stream<Arguments> errorsOfEachOperation() {
        return ModelOperations.operations()
                .flatMap(operation -> operation.errors().stream().map(error -> Arguments.of(operation, error)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("errorsOfEachOperation")
    void throwsEachErrorOfTheOperation(Operation operation, Shape error) {
        PartnerCentralServiceException exception = fail(operation, error, Samples.full(error));

        assertThat(exception.operation()).isEqualTo(operation.name());
        assertThat(exception.attempts()).isEqualTo(1);
        assertThat(exception.requestId()).isNotBlank();
        assertThat(exception).hasMessageContaining("Größe");
    }

    static Stream<Arguments> reasons() {
        return STATUS.keySet().stream()
                .flatMap(name -> ModelOperations.operations()
                        .flatMap(operation -> operation.errors().stream()
                                .filter(error -> error.name().equals(name)
                                        && error.members().containsKey("Reason"))
                                .map(error -> Arguments.of(operation, error)))
                        .limit(1));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("reasons")
    void throwsWithEachReason(Operation operation, Shape error) throws Exception {
        for (ObjectNode body : Samples.variants(error)) {
            PartnerCentralServiceException exception = fail(operation, error, body);

            Object reason = exception.getClass().getMethod("reason").invoke(exception);
            assertThat(reason.getClass().getMethod("value").invoke(reason))
                    .isEqualTo(body.path("Reason").stringValue());
        }
    }

    static Stream<Operation> operations() {
        return ModelOperations.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void retriesWhatMayHaveBeenExecutedOnlyIfItMayBeRepeated(Operation operation) {
        emulator.stub(operation.name(), 503, "");
        PartnerCentralAccountClient retrying = client.withRetryPolicy(
                RetryPolicy.builder().maxAttempts(2).backoffBase(Duration.ZERO).build());
        Object request = ModelValues.create(operation.input(), Samples.full(operation.input()));

        PartnerCentralServiceException exception = catchThrowableOfType(
                PartnerCentralServiceException.class, () -> ModelOperations.call(retrying, operation, request));

        assertThat(exception.attempts()).isEqualTo(operation.repeatable() ? 2 : 1);
    }

    /**
     * What the client rejects by itself, the service rejects so. The response is a stub: the emulator checks the constraints of
     * ListConnections alone, see its own tests.
     */
    @ParameterizedTest
    @MethodSource("operations")
    void throwsWithTheMembersThatTheServiceRejected(Operation operation) {
        List<String> paths =
                Violation.of(operation).stream().map(Violation::path).distinct().toList();
        ObjectNode body = ModelOperations.WITH_MODULE.createObjectNode();
        body.put("Message", paths.size() + " validation errors detected");
        body.put("Reason", "REQUEST_VALIDATION_FAILED");
        ArrayNode details = body.putArray("ErrorDetails");
        paths.forEach(path -> details.addObject()
                .putObject("FieldValidationError")
                .put("Name", path)
                .put("Message", "is invalid")
                .put("Code", "INVALID_VALUE"));
        Shape error = operation.errors().stream()
                .filter(shape -> shape.name().equals("ValidationException"))
                .findFirst()
                .orElseThrow();

        ValidationException exception = (ValidationException) fail(operation, error, body);

        assertThat(exception.reason()).isEqualTo(ValidationExceptionReason.REQUEST_VALIDATION_FAILED);
        assertThat(exception.errorDetails())
                .containsExactlyElementsOf(paths.stream()
                        .map(path -> (ValidationError) new ValidationError.FieldValidationError(
                                path, "is invalid", FieldValidationCode.INVALID_VALUE))
                        .toList());
    }

    private static PartnerCentralServiceException fail(Operation operation, Shape error, JsonNode members) {
        ObjectNode body = ModelOperations.WITH_MODULE.createObjectNode();
        body.put("__type", "com.amazonaws.partnercentralaccount#" + error.name());
        body.setAll((ObjectNode) members);
        int status = STATUS.get(error.name());
        emulator.stub(operation.name(), status, body.toString());
        Object request = ModelValues.create(operation.input(), Samples.full(operation.input()));

        PartnerCentralServiceException exception = catchThrowableOfType(
                PartnerCentralServiceException.class, () -> ModelOperations.call(client, operation, request));

        assertThat(exception.getClass().getSimpleName()).isEqualTo(error.name());
        assertThat(exception.statusCode()).isEqualTo(status);
        return exception;
    }
}
