// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.test.model.Conformance;
import io.github.partnerflux.test.model.ServiceModel;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ServiceErrorUnitTests {

    /** It has all errors. */
    private static final Operation OPERATION = ServiceModel.get().operation("CreateConnectionInvitation");

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(ServiceError.field("Name", "is wrong", FieldError.INVALID_VALUE), 400, "Name: is wrong"),
                Arguments.of(ServiceError.business("is wrong", "INCOMPATIBLE_DOMAIN"), 400, "is wrong"),
                Arguments.of(ServiceError.quotaExceeded("LIMIT_EXCEEDED_NUMBER_OF_EMAIL", "too many"), 402, "too many"),
                Arguments.of(ServiceError.accessDenied("ACCESS_DENIED", "not yours"), 403, "not yours"),
                Arguments.of(ServiceError.notFound("CONNECTION_NOT_FOUND", "not there"), 404, "not there"),
                Arguments.of(ServiceError.conflict("DUPLICATE_CONNECTION", "already there"), 409, "already there"),
                Arguments.of(ServiceError.throttling(), 429, "Rate exceeded"),
                Arguments.of(ServiceError.internal(), 500, "bug"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void conformsToTheModel(ServiceError error, int status, String message) {
        JsonNode body = Json.read(error.response().body());

        assertThat(error.response().status()).isEqualTo(status);
        assertThat(Conformance.ofError(OPERATION, body)).isEmpty();
        assertThat(body.path("Message").asString("")).contains(message);
    }
}
