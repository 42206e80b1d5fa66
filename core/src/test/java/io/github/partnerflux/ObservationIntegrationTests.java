// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class ObservationIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

    private PartnerCentralEmulator emulator;
    private PartnerCentralAccountClient client;

    @BeforeEach
    void start() {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                stopped.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        emulator = PartnerCentralEmulator.builder().connections(5).start();
        client = TestClients.clientFor(emulator.endpoint())
                .observationRegistry(registry)
                .retryPolicy(RetryPolicy.builder()
                        .throttlingBackoffBase(Duration.ofMillis(1))
                        .maxThrottlingAttempts(2)
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    @Test
    void observesACallForEachPageAndItsAttempts() {
        emulator.inject(Fault.throttle());

        Observation parent = Observation.start("user", registry);
        client.listConnections(r -> r.catalog("AWS").maxResults(3))
                .contextWrite(context -> context.put("micrometer.observation", parent))
                .blockLast(TIMEOUT);
        parent.stop();

        assertThat(stopped)
                .extracting(Observation.Context::getName)
                .containsExactly(
                        "partnerflux.attempt",
                        "partnerflux.attempt",
                        "partnerflux.call",
                        "partnerflux.attempt",
                        "partnerflux.call",
                        "user");
        Observation.Context call = stopped.get(2);
        assertThat(call.getParentObservation()).isSameAs(parent);
        assertThat(stopped.get(0).getParentObservation().getContextView()).isSameAs(call);
        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("partnerflux.call")
                .that()
                .hasEvent("throttle")
                .hasEvent("retry");
    }

    @Test
    void addsTheKeyValuesOfTheOperationAndTheResponse() {
        emulator.inject(Fault.throttle());

        client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);

        Observation.Context throttled = stopped.get(0);
        Observation.Context successful = stopped.get(1);
        Observation.Context call = stopped.get(2);
        assertThat(call.getContextualName()).isEqualTo("PartnerCentral Account/ListConnections");
        assertThat(call.getLowCardinalityKeyValues())
                .containsExactlyInAnyOrder(
                        KeyValue.of("rpc.system", "aws-api"),
                        KeyValue.of("rpc.service", "PartnerCentral Account"),
                        KeyValue.of("rpc.method", "ListConnections"),
                        KeyValue.of("http.response.status_code", "200"),
                        KeyValue.of("error.type", "none"));
        assertThat(call.getHighCardinalityKeyValue("aws.request_id").getValue()).isNotEmpty();
        assertThat(throttled.getLowCardinalityKeyValues())
                .contains(
                        KeyValue.of("http.response.status_code", "429"),
                        KeyValue.of("error.type", "ThrottlingException"));
        assertThat(throttled.getHighCardinalityKeyValues()).contains(KeyValue.of("http.request.resend_count", "0"));
        assertThat(successful.getHighCardinalityKeyValues()).contains(KeyValue.of("http.request.resend_count", "1"));
    }

    @Test
    void observesAFailure() {
        emulator.inject(Fault.throttle().times(2));

        StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                .expectError()
                .verify(TIMEOUT);

        Observation.Context call = stopped.get(2);
        assertThat(call.getName()).isEqualTo("partnerflux.call");
        assertThat(call.getError()).hasMessageContaining("ThrottlingException");
        assertThat(call.getLowCardinalityKeyValues())
                .contains(
                        KeyValue.of("http.response.status_code", "429"),
                        KeyValue.of("error.type", "ThrottlingException"));
    }

    @Test
    void reportsUnknownErrorCodesAsOther() {
        emulator.inject(Fault.error(400, "Code-1"));

        StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                .expectErrorSatisfies(e -> assertThat(e).hasMessageContaining("Code-1"))
                .verify(TIMEOUT);

        assertThat(stopped)
                .hasSize(2)
                .allSatisfy(context -> assertThat(context.getLowCardinalityKeyValues())
                        .contains(
                                KeyValue.of("http.response.status_code", "400"), KeyValue.of("error.type", "_OTHER")));
    }

    @Test
    void observesACancel() throws Exception {
        emulator.inject(Fault.never());

        Disposable listing = client.listConnections(r -> r.catalog("AWS")).subscribe();
        emulator.awaitRequest(0).get(30, TimeUnit.SECONDS);
        listing.dispose();

        assertThat(stopped)
                .extracting(Observation.Context::getName)
                .containsExactlyInAnyOrder("partnerflux.attempt", "partnerflux.call");
        assertThat(stopped)
                .allSatisfy(context -> assertThat(context.getLowCardinalityKeyValues())
                        .contains(KeyValue.of("error.type", "cancelled")));
    }
}
