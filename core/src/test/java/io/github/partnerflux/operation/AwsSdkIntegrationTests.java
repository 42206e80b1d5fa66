// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import io.github.partnerflux.test.model.Shape;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests that the client sends and receives the same as the AWS SDK, for the operations that the SDK's version has. */
class AwsSdkIntegrationTests {

    private static final Class<?> SDK =
            software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountClient.class;

    private static PartnerCentralEmulator emulator;
    private static PartnerCentralAccountClient client;
    private static software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountClient sdk;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().start();
        client = ModelOperations.client(emulator);
        sdk = software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @AfterAll
    static void stop() {
        sdk.close();
        client.close();
        emulator.close();
    }

    @BeforeEach
    void clearRequests() {
        emulator.clearRequests();
    }

    static Stream<Operation> operations() {
        return ModelOperations.operations()
                .filter(operation -> Arrays.stream(SDK.getMethods())
                        .anyMatch(method -> method.getName().equals(ModelValues.decapitalized(operation.name()))));
    }

    @Test
    void theSdkHasMostOperations() {
        assertThat(operations()).hasSize(27);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void sendsAndReceivesAllMembers(Operation operation) throws Exception {
        List<ObjectNode> outputs = Samples.variants(operation.output());
        // The first ones have all members of unions.
        for (ObjectNode output : outputs.subList(0, Math.min(3, outputs.size()))) {
            assertSame(operation, Samples.full(operation.input()), output);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void sendsAndReceivesTheRequiredMembersAlone(Operation operation) throws Exception {
        ObjectNode input = Samples.minimal(operation.input());
        String token = operation.input().idempotencyToken();
        if (token != null) {
            // Both would create one.
            input.put(token, "token-1");
        }
        assertSame(operation, input, Samples.minimal(operation.output()));
    }

    private static void assertSame(Operation operation, ObjectNode input, ObjectNode output) throws Exception {
        emulator.clearRequests();
        emulator.stub(operation.name(), output.toString());
        JsonNode request = SdkValues.known(builder(operation.input()), input);

        SdkPojo theirs =
                (SdkPojo) sdkMethod(operation).invoke(sdk, SdkValues.build(builder(operation.input()), request));
        Object ours = ModelOperations.call(client, operation, ModelValues.create(operation.input(), request));

        assertThat(sent(1)).isEqualTo(sent(0)).isEqualTo(request);
        assertThat(SdkValues.known(builder(operation.output()), ModelOperations.json(operation, ours)))
                .isEqualTo(SdkValues.json(theirs));
    }

    private static JsonNode sent(int index) {
        return ModelOperations.WITH_MODULE.readTree(
                emulator.requests().get(index).body());
    }

    private static Method sdkMethod(Operation operation) throws Exception {
        return SDK.getMethod(ModelValues.decapitalized(operation.name()), sdkType(operation.input()));
    }

    private static SdkPojo builder(Shape shape) throws Exception {
        return (SdkPojo) sdkType(shape).getMethod("builder").invoke(null);
    }

    private static Class<?> sdkType(Shape shape) throws ClassNotFoundException {
        return Class.forName("software.amazon.awssdk.services.partnercentralaccount.model." + shape.name());
    }
}
