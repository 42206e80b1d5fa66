// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.ServiceModel;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls each operation, and compares the requests and responses with the service model. */
class OperationIntegrationTests {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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

    @BeforeEach
    void clear() {
        emulator.clearRequests();
        emulator.clearStubs();
    }

    static Stream<Operation> operations() {
        return ModelOperations.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void sendsAndReceivesAllMembers(Operation operation) {
        ObjectNode request = Samples.full(operation.input());
        ObjectNode response = Samples.full(operation.output());
        emulator.stub(operation.name(), response.toString());

        Object received = ModelOperations.call(client, operation, ModelValues.create(operation.input(), request));

        assertThat(sent(operation)).isEqualTo(request);
        assertThat(ModelOperations.json(operation, received)).isEqualTo(response);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void sendsAndReceivesTheRequiredMembersAlone(Operation operation) {
        ObjectNode request = withoutToken(operation, Samples.minimal(operation.input()));
        ObjectNode response = Samples.minimal(operation.output());
        emulator.stub(operation.name(), response.toString());

        Object received = ModelOperations.call(client, operation, ModelValues.create(operation.input(), request));

        ObjectNode sent = sent(operation);
        assertThat(withoutToken(operation, sent)).isEqualTo(request);
        assertThat(ModelOperations.json(operation, received)).isEqualTo(response);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesAConsumerOfTheRequest(Operation operation) {
        ObjectNode request = Samples.full(operation.input());
        emulator.stub(operation.name(), Samples.full(operation.output()).toString());

        ModelOperations.call(client, operation, (Object builder) -> ModelValues.fill(builder, request));

        assertThat(sent(operation)).isEqualTo(request);
    }

    static Stream<Operation> operationsWithAToken() {
        return operations().filter(operation -> operation.input().idempotencyToken() != null);
    }

    @ParameterizedTest
    @MethodSource("operationsWithAToken")
    void sendsATokenThatTheCallerLeftOut(Operation operation) {
        String token = operation.input().idempotencyToken();
        emulator.stub(operation.name(), Samples.full(operation.output()).toString());
        ObjectNode request = withoutToken(operation, Samples.full(operation.input()));

        ModelOperations.call(client, operation, ModelValues.create(operation.input(), request));
        ModelOperations.call(
                client,
                operation,
                ModelValues.create(operation.input(), request.deepCopy().put(token, "")));

        assertThat(emulator.requests())
                .extracting(sent -> STRICT.readTree(sent.body()).path(token).stringValue())
                .doesNotHaveDuplicates()
                .allSatisfy(value -> assertThat(UUID.fromString(value)).hasToString(value));
    }

    static Stream<Operation> operationsWithoutAnOutput() {
        return operations().filter(operation -> operation.output().members().isEmpty());
    }

    /** The service responds so to operations without an output, as Smithy's protocol tests specify. */
    @ParameterizedTest
    @MethodSource("operationsWithoutAnOutput")
    void receivesAnEmptyBody(Operation operation) {
        emulator.stub(operation.name(), "");

        Object received = ModelOperations.call(
                client, operation, ModelValues.create(operation.input(), Samples.full(operation.input())));

        assertThat(ModelOperations.json(operation, received)).isEmpty();
    }

    @Test
    void fiveOperationsHaveNoOutput() {
        assertThat(operationsWithoutAnOutput()).hasSize(5);
        assertThat(operationsWithAToken()).hasSize(13);
    }

    private static ObjectNode sent(Operation operation) {
        RecordedRequest request = emulator.requests().get(0);
        assertThat(request.header("X-Amz-Target")).isEqualTo(ServiceModel.get().target(operation));
        assertThat(request.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
        JsonNode body = STRICT.readTree(request.body());
        return (ObjectNode) body;
    }

    private static ObjectNode withoutToken(Operation operation, ObjectNode request) {
        String token = operation.input().idempotencyToken();
        return token == null ? request : request.deepCopy().without(token);
    }
}
