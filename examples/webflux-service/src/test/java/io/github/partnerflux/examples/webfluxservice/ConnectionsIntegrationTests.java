// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tests the responses that the service streams. */
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionsIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String SSE = "text/event-stream";

    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.start(250);
    }

    @BeforeEach
    void reset() {
        service.emulator().reset();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "*/*"})
    void streamsNdjson(String accept) throws Exception {
        HttpResponse<Stream<String>> response = service.get("/connections", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(response.body().map(JSON::readTree)).isEqualTo(expected());
    }

    @Test
    void streamsEvents() throws Exception {
        HttpResponse<Stream<String>> response = service.get("/connections", SSE);
        List<Event> events = Event.of(response.body());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(SSE));
        assertThat(dataOf("connection", events)).isEqualTo(expected());
        assertThat(dataOf("page", events)).hasSize(3);
        assertThat(events).hasSize(250 + 3 + 1);
        assertThat(events.get(events.size() - 1).name()).isEqualTo("complete");
    }

    @Test
    void reportsThrottlingAndRetriesAsTheyHappen() throws Exception {
        service.emulator().inject(Fault.delay(Duration.ZERO), Fault.throttle().times(2));
        Instant before = Instant.now();

        List<Event> events = Event.of(service.get("/connections", SSE).body());

        assertThat(Event.names(events).stream().filter(name -> !name.equals("connection")))
                .containsExactly("page", "throttle", "retry", "throttle", "retry", "page", "page", "complete");
        assertThat(dataOf("throttle", events))
                .allSatisfy(data ->
                        assertThat(Instant.parse(data.path("at").asString())).isBetween(before, Instant.now()));
    }

    @Test
    void reportsOnlyTheEventsOfTheSameListing() throws Exception {
        service.emulator().inject(Fault.delay(Duration.ofMillis(500)), Fault.throttle());
        CompletableFuture<RecordedRequest> first = service.emulator().awaitRequest(0);
        // This listing is a single request, so the second fault always affects the other listing.
        CompletableFuture<List<String>> undisturbed = WebClient.create()
                .get()
                .uri(service.uri("/connections?participant=none"))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .mapNotNull(ServerSentEvent::event)
                .collectList()
                .toFuture();
        first.join();

        List<String> throttled =
                Event.names(Event.of(service.get("/connections", SSE).body()));

        assertThat(throttled).containsOnlyOnce("throttle", "retry");
        assertThat(undisturbed.join()).containsExactly("page", "complete");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connectionType=SUBSIDIARY        | {"Catalog":"AWS","ConnectionType":"SUBSIDIARY"}
            connectionType=SUBSIDIARY:ACTIVE | {"Catalog":"AWS","ConnectionType":"SUBSIDIARY:ACTIVE"}
            catalog=Sandbox                  | {"Catalog":"Sandbox"}
            pageSize=7                       | {"Catalog":"AWS","MaxResults":7}
            participant=a&participant=b      | {"Catalog":"AWS","OtherParticipantIdentifiers":["a","b"]}
            participant=a,b                  | {"Catalog":"AWS","OtherParticipantIdentifiers":["a","b"]}
            """)
    void passesTheQueryParametersOn(String query, String requested) throws Exception {
        for (String accept : List.of("application/x-ndjson", SSE)) {
            service.emulator().clearRequests();
            service.get("/connections?" + query, accept).body().forEach(line -> {});
            assertThat(service.emulator().requests().get(0).body()).isEqualTo(requested);
        }
    }

    @Test
    void listsOnlyConnectionsThatMatchTheFilter() throws Exception {
        List<String> ids = service.get("/connections?connectionType=SUBSIDIARY", "application/x-ndjson")
                .body()
                .map(line -> JSON.readTree(line).path("Id").asString())
                .toList();

        assertThat(ids)
                .isNotEmpty()
                .isEqualTo(service.connections().stream()
                        .filter(connection -> connection.types().containsKey("SUBSIDIARY"))
                        .map(EmulatedConnection::id)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson, 100", "text/event-stream, 303"})
    void sendsAPageWithoutWaitingForTheNext(String accept, int lines) throws Exception {
        service.emulator().inject(Fault.delay(Duration.ZERO), Fault.never());

        try (Stream<String> body = service.get("/connections", accept).body()) {
            assertThat(body.limit(lines)).hasSize(lines);
            // Otherwise, a request that arrives after this test would take a fault of the next one.
            service.emulator().awaitRequest(1).join();
        }
    }

    @Test
    void sharesTheServersEventLoopsWithTheClient() throws Exception {
        // Services of other test classes may have left some.
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        assertThat(service.get("/connections", "application/x-ndjson").body()).hasSize(250);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.matches("partnerflux-(nio|epoll).*"));
    }

    @Test
    void listsNothingForAHeadRequest() throws Exception {
        assertThat(service.head("/connections", "application/x-ndjson").statusCode())
                .isEqualTo(200);
        assertThat(service.emulator().requestCount()).isZero();
    }

    @Test
    void completesWithoutConnections() throws Exception {
        assertThat(service.get("/connections?participant=none", "application/x-ndjson")
                        .body())
                .isEmpty();
        assertThat(Event.names(Event.of(
                        service.get("/connections?participant=none", SSE).body())))
                .containsExactly("page", "complete");
    }

    @Test
    void writesUnknownValuesOfANewerService() throws Exception {
        service.emulator().inject(Fault.unknownValues());

        // Reads the whole response: otherwise, further pages would take the faults of the next test.
        List<String> lines =
                service.get("/connections", "application/x-ndjson").body().toList();

        assertThat(lines.get(0)).contains("FUTURE_TYPE");
        assertThat(lines.get(1)).contains("FUTURE_STATUS");
        assertThat(lines.get(2)).contains("{\"FutureProfile\":{}}");
    }

    private static List<JsonNode> dataOf(String name, List<Event> events) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .toList();
    }

    private List<JsonNode> expected() {
        return service.connections().stream()
                .map(ConnectionsIntegrationTests::json)
                .toList();
    }

    private static JsonNode json(EmulatedConnection connection) {
        ObjectNode json = JSON.createObjectNode()
                .put("Catalog", connection.catalog())
                .put("Id", connection.id())
                .put("Arn", connection.arn())
                .put("OtherParticipantAccountId", connection.otherParticipantAccountId())
                .put("UpdatedAt", connection.updatedAt().toString());
        ObjectNode types = json.putObject("ConnectionTypes");
        connection.types().forEach((name, type) -> {
            ObjectNode participant = types.putObject(name)
                    .put("Status", type.status())
                    .putObject("OtherParticipant")
                    .putObject(type.participantKind().tag());
            if (type.participantId() != null) {
                participant.put("Id", type.participantId());
            }
            participant.put("Name", type.participantName());
        });
        return json;
    }
}
