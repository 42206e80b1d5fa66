// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.emulator.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the responses to failed listings. */
@TestInstance(Lifecycle.PER_CLASS)
class ProblemIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String NDJSON = "application/x-ndjson";
    private static final String SSE = "text/event-stream";

    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.start(
                250, "--partnerflux.retry.max-attempts=1", "--partnerflux.retry.max-throttling-attempts=1");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void reset() {
        service.emulator().reset();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pageSize=0           | pageSize       | from 1 to 100, but is 0
            pageSize=ten         | pageSize       | must be a number, but is "ten"
            connectionType=1     | connectionType | must match [a-zA-Z_-]+(:[a-zA-Z]+)?, but is "1"
            participant=a,b%20c  | participant    | must match [a-zA-Z0-9-]+, but is "b c"
            catalog=A%20B        | catalog        | must match [a-zA-Z0-9-]+, but is "A B"
            """)
    void namesTheInvalidParameter(String query, String parameter, String detail) throws Exception {
        for (String accept : List.of(NDJSON, SSE)) {
            JsonNode problem = problem(400, service.get("/connections?" + query, accept));
            assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
            assertThat(problem.path("detail").asString()).contains(parameter).contains(detail);
        }
    }

    @Test
    void passesOnTheViolationThatAwsReports() throws Exception {
        JsonNode problem = problem(400, service.get("/connections?catalog=Nowhere", NDJSON));

        assertThat(problem.path("detail").asString())
                .contains("Catalog")
                .contains("must be one of [AWS, Sandbox], but is \"Nowhere\"");
    }

    static List<Arguments> failures() {
        return List.of(
                Arguments.of(502, Fault.error(403, "AccessDeniedException")),
                Arguments.of(502, Fault.error(500, "InternalServerException")),
                Arguments.of(502, Fault.error(400, "SomethingNew")),
                Arguments.of(502, Fault.response(200, "text/html", "<html>")),
                Arguments.of(504, Fault.dropBeforeResponse()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void mapsFailuresToStatuses(int status, Fault fault) throws Exception {
        for (String accept : List.of(NDJSON, SSE)) {
            service.emulator().inject(fault);
            problem(status, service.get("/connections", accept));
        }
    }

    @Test
    void hidesDetailsOfTheService() throws Exception {
        service.emulator().inject(Fault.response(403, "application/x-amz-json-1.0", """
                {"__type":"AccessDeniedException","Message":"User: arn:aws:iam::123456789012:role/secret is not authorized"}\
                """));

        assertThat(problem(502, service.get("/connections", NDJSON)).toString()).doesNotContain("secret");
    }

    @Test
    void sendsRetryAfter() throws Exception {
        service.emulator().inject(Fault.throttle().header("x-amz-retry-after", "1500"));

        HttpResponse<Stream<String>> response = service.get("/connections", NDJSON);

        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        JsonNode problem = problem(503, response);
        assertThat(problem.path("attempts").asInt()).isEqualTo(1);
        assertThat(problem.path("requestId").asString()).isNotEmpty();
    }

    @Test
    void sendsAProblemForAnUnknownPath() throws Exception {
        problem(404, service.get("/nothing", "*/*"));
    }

    /** The response has started by then: the throttled attempt was an event. */
    @Test
    void endsAnEventStreamWithAnErrorWhenThrottlingPersists() throws Exception {
        service.emulator().inject(Fault.throttle());

        List<Event> events = Event.of(service.get("/connections", SSE).body());

        assertThat(Event.names(events)).containsExactly("throttle", "error");
        assertThat(events.get(1).data().path("status").asInt()).isEqualTo(503);
    }

    @Test
    void endsAnEventStreamWithAnErrorAfterTheFirstEvent() throws Exception {
        service.emulator().inject(Fault.delay(Duration.ZERO), Fault.error(500, "InternalServerException"));

        List<Event> events = Event.of(service.get("/connections", SSE).body());

        assertThat(Event.names(events)).hasSize(1 + 100 + 1).startsWith("page").endsWith("connection", "error");
        JsonNode problem = events.get(events.size() - 1).data();
        assertThat(problem.path("status").asInt()).isEqualTo(502);
        assertThat(problem.path("requestId").asString()).isNotEmpty();
    }

    @Test
    void abortsNdjsonAfterTheFirstElement() {
        service.emulator().inject(Fault.delay(Duration.ZERO), Fault.error(500, "InternalServerException"));
        List<String> lines = new ArrayList<>();
        // The JDK's client would discard received data that is not delivered yet when the connection is closed.
        Flux<String> body = WebClient.create()
                .get()
                .uri(service.uri("/connections"))
                .accept(MediaType.APPLICATION_NDJSON)
                .exchangeToFlux(response -> {
                    assertThat(response.statusCode()).isEqualTo(HttpStatus.OK);
                    return response.bodyToFlux(String.class);
                });

        assertThatThrownBy(() -> body.doOnNext(lines::add).blockLast()).hasRootCauseInstanceOf(IOException.class);
        assertThat(lines).hasSize(100).allMatch(line -> line.startsWith("{\"Catalog\":"));
    }

    private static JsonNode problem(int status, HttpResponse<Stream<String>> response) {
        String body = response.body().collect(Collectors.joining());
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(problem.path("detail").asString()).isNotEmpty();
        return problem;
    }
}
