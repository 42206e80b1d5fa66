// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import io.github.partnerflux.Page;
import io.github.partnerflux.PagedFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.PartnerCentralAccountModule;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.test.model.ServiceModel;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls the operations of the service model by their names. */
final class ModelOperations {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static final JsonMapper WITH_MODULE =
            JsonMapper.builder().addModule(new PartnerCentralAccountModule()).build();

    private ModelOperations() {}

    static Stream<Operation> operations() {
        return ServiceModel.get().operations().stream();
    }

    /** Returns a client that does not retry. */
    static PartnerCentralAccountClient client(PartnerCentralEmulator emulator) {
        return PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    /** Returns the response, or of a paged operation the first page. */
    static Object call(PartnerCentralAccountClient client, Operation operation, Object request) {
        Method method = method(operation, ModelValues.type(operation.input()));
        return await(ModelValues.invoke(method, client, request));
    }

    /** Calls the method that takes a consumer of the request's builder. */
    static Object call(PartnerCentralAccountClient client, Operation operation, Consumer<Object> request) {
        return await(ModelValues.invoke(method(operation, Consumer.class), client, request));
    }

    /** Returns the JSON of a response, or of a page the JSON of the response with its items. */
    static JsonNode json(Operation operation, Object response) {
        if (response instanceof Page<?> page) {
            String items = operation.output().members().keySet().stream()
                    .filter(member -> !member.equals("NextToken"))
                    .findFirst()
                    .orElseThrow();
            ObjectNode json = WITH_MODULE.createObjectNode();
            json.set(items, WITH_MODULE.valueToTree(page.items()));
            if (page.nextToken() != null) {
                json.put("NextToken", page.nextToken());
            }
            return json;
        }
        return WITH_MODULE.valueToTree(response);
    }

    private static Method method(Operation operation, Class<?> parameter) {
        return Arrays.stream(PartnerCentralAccountClient.class.getMethods())
                .filter(method -> method.getName().equals(ModelValues.decapitalized(operation.name())))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {parameter}))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the client has no method for " + operation));
    }

    private static Object await(Object publisher) {
        Mono<?> response =
                publisher instanceof PagedFlux<?> paged ? paged.byPage().next() : (Mono<?>) publisher;
        return response.block(TIMEOUT);
    }
}
