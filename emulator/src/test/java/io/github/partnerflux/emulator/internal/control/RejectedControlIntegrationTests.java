// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import io.github.partnerflux.emulator.TestClient.Reply;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectedControlIntegrationTests {

    private final PartnerCentralEmulator emulator =
            PartnerCentralEmulator.builder().accounts(2).start();
    private final ControlClient control = new ControlClient(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST clock/advance | {                | not JSON",
                "POST clock/advance | {} {}            | not JSON",
                "POST clock/advance | []               | must be a JSON object, but is an empty list",
                "POST clock/advance | null             | must be a JSON object, but is null",
                "POST clock/advance | {\"duration\":\"P1D\",\"duration\":\"P1D\"} | not JSON",
                "POST clock/advance | {\"by\":\"P1D\"} | Unknown member by: known are duration",
                "POST clock/advance |                  | duration is missing: it must be a string",
                "POST clock/advance | {\"duration\":1} | duration must be a string, but is 1",
                "POST clock/advance | {\"duration\":\"1d\"} | duration must be an ISO 8601 duration such as PT1.5S",
                "POST clock/advance | {\"duration\":\"-P1D\"} | duration must not be negative, but is PT-24H",
                "POST clock/advance | {\"duration\":\"P366D\"} | duration must be at most 365 days",
                "POST reset         | {\"all\":true}   | Unknown member all: there must be none",
                "POST faults        | {\"faults\":[]}  | faults must be a list of at least one object",
                "POST faults        | {\"faults\":{}}  | faults must be a list of at least one object, but is an object",
                "POST faults | {\"faults\":[{\"kind\":\"never\"},1]} | faults[1] must be an object, but is 1",
                "POST faults | {\"faults\":[{\"kind\":\"x\"}]} | faults[0].kind must be one of [throttle, error,",
                "POST faults | {\"faults\":[{\"kind\":\"never\",\"status\":1}]} | Unknown member faults[0].status",
                "POST faults | {\"faults\":[{\"kind\":\"never\",\"times\":0}]} | faults[0].times must be at least 1",
                "POST faults | {\"faults\":[{\"kind\":\"never\",\"times\":1.5}]} | faults[0].times must be an integer",
                "POST faults | {\"faults\":[{\"kind\":\"never\",\"headers\":1}]} | faults[0].headers must be an object",
                "POST faults | {\"faults\":[{\"kind\":\"never\",\"headers\":{\"a\":1}}]} | faults[0].headers.a must be a",
                "POST faults | {\"faults\":[{\"kind\":\"never\",\"headers\":{\" \":\"\"}}]} | faults[0].name is no header",
                "POST faults | {\"faults\":[{\"kind\":\"error\",\"status\":9,\"errorType\":\"E\"}]} | faults[0].status must be",
                "PUT accounts/0/rate | {\"requestsPerSecond\":0} | requestsPerSecond must be above 0",
                "PUT accounts/0/rate | {\"requestsPerSecond\":\"5\"} | must be a number or null, but is \"5\"",
                "PUT quotas/EMAIL | {\"limit\":1} | reason must be one of [LIMIT_EXCEEDED",
                "PUT quotas/LIMIT_EXCEEDED_NUMBER_OF_EMAIL | {\"limit\":-1} | limit must be between 0",
                "POST connections | {\"inviter\":0,\"receiver\":2,\"connectionType\":\"SUBSIDIARY\"} | receiver must be between 0 and 1",
                "POST connections | {\"inviter\":0,\"receiver\":0,\"connectionType\":\"SUBSIDIARY\"} | cannot be connected with itself",
                "POST connections | {\"inviter\":0,\"receiver\":1,\"connectionType\":\"FRIEND\"} | connectionType must be one of",
                "POST connections | {\"catalog\":\"aws\",\"inviter\":0,\"receiver\":1,\"connectionType\":\"SUBSIDIARY\"} | catalog must be",
                "POST accounts/0/connections/AWS | {\"connectionType\":\"FRIEND\"} | connectionType must be one of",
                "POST accounts/0/connections/aws | {\"connectionType\":\"SUBSIDIARY\"} | catalog must be one of [AWS, Sandbox]",
                "POST accounts/0/connections/AWS | | connectionType is missing: it must be a string",
                "DELETE accounts/0/connections/AWS/pac-x | | connectionId must be the id of a connection of account",
                "POST accounts/1/connections/AWS/pac-p5wvncjw5qmcb/cancel | | connectionId must be the id of a connection",
                "PUT accounts/0/connections/AWS/pac-p5wvncjw5qmcb/other-participant | {\"name\":\"\"} | name must match",
                "GET clock?zone=UTC | | There must be no query"
            })
    void saysWhatIsWrongWithABadRequestAndChangesNothing(String target, String body, String message) {
        Instant before = emulator.now();

        Reply reply = send(target, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.message()).contains(message);
        assertUnchanged(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET clocks       | Unknown path /_emulator/clocks: known are /_emulator/reset, ",
                "GET accounts/    | The account in the path must be an index between 0 and 1",
                "GET accounts/2   | The account in the path must be an index between 0 and 1, but is 2",
                "DELETE accounts/2/connections/AWS/pac-x | The account in the path must be an index between 0 and 1, but is 2",
                "GET accounts/x   | The account in the path must be an index between 0 and 1, but is x"
            })
    void saysWhichPathsExist(String target, String message) {
        Reply reply = send(target, null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).contains(message);
    }

    @Test
    void knowsEachFaultOfTheJavaApi() {
        List<String> faults = Arrays.stream(Fault.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .toList();

        String message = send("POST faults", "{\"faults\":[{\"kind\":\"x\"}]}").message();

        assertThat(faults).contains("throttle");
        assertThat(message.substring(message.indexOf('[', 9) + 1, message.indexOf("], but"))
                        .split(", "))
                .containsExactlyInAnyOrderElementsOf(faults);
    }

    @Test
    void indicatesTheMethodsOfAPath() {
        Reply reply = control.send("PUT", "faults", "{}");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST, DELETE");
        assertThat(reply.message()).isEqualTo("The method of /_emulator/faults must be POST or DELETE, but is PUT");
    }

    @Test
    void rejectsABodyAbove64KiB() {
        Instant before = emulator.now();
        String body = "{\"duration\":\"P1D\"}";

        Reply atLimit = control.send("POST", "clock/advance", body + " ".repeat(64 * 1024 - body.length()));
        emulator.reset();
        Reply above = control.send("POST", "clock/advance", body + " ".repeat(64 * 1024 - body.length() + 1));

        assertThat(atLimit.status()).isEqualTo(200);
        assertThat(above.status()).isEqualTo(400);
        assertThat(above.message()).isEqualTo("The body must be at most 64 KiB");
        assertUnchanged(before);
    }

    @Test
    void rejectsRequestsOfWebPages() {
        Instant before = emulator.now();

        Reply reply = control.request("POST", "clock/advance", "{\"duration\":\"P1D\"}")
                .header("Origin", emulator.endpoint().toString())
                .send();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).contains("Origin");
        assertUnchanged(before);
    }

    @ParameterizedTest
    @CsvSource({
        "pages.example,      403",
        "pages.example:8080, 403",
        "127.0.0.1.example,  403",
        "[::1].example,      403",
        "'',                 403",
        "localhost,          200",
        "LOCALHOST:8080,     200",
        "127.0.0.1,          200",
        "[::1]:8080,         200"
    })
    void rejectsRequestsOfWebPagesWhoseNameLeadsToLoopback(String host, int status) throws IOException {
        assertThat(statusOfGet(emulator, "/_emulator/clock", host)).isEqualTo(status);
    }

    @Test
    void acceptsTheNamesOfTheEmulatorsHost() throws IOException {
        try (PartnerCentralEmulator beyond =
                PartnerCentralEmulator.builder().host("0.0.0.0").control(true).start()) {
            assertThat(statusOfGet(beyond, "/_emulator/clock", "emulator:8080")).isEqualTo(200);
        }
    }

    @Test
    void knowsAPathInAnAbsoluteUri() throws IOException {
        assertThat(statusOfGet(emulator, "http://localhost/_emulator/clock", "localhost"))
                .isEqualTo(200);
        assertThat(emulator.requestCount()).isZero();
    }

    /** The JDK's client sets the {@code Host} header itself. */
    private static int statusOfGet(PartnerCentralEmulator emulator, String target, String host) throws IOException {
        URI endpoint = emulator.endpoint();
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(response.split(" ")[1]);
        }
    }

    @Test
    void isOffBeyondLoopbackUnlessItIsAskedFor() {
        try (PartnerCentralEmulator beyond =
                        PartnerCentralEmulator.builder().host("0.0.0.0").start();
                PartnerCentralEmulator asked = PartnerCentralEmulator.builder()
                        .host("0.0.0.0")
                        .control(true)
                        .start();
                PartnerCentralEmulator loopback = PartnerCentralEmulator.builder()
                        .host("localhost")
                        .control(false)
                        .start()) {
            for (PartnerCentralEmulator off : new PartnerCentralEmulator[] {beyond, loopback}) {
                Reply reply = new ControlClient(off).get("clock");
                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.message()).contains("--control", "Builder.control(true)");
                assertThat(off.requestCount()).isZero();
            }
            assertThat(new ControlClient(asked).get("clock").status()).isEqualTo(200);
        }
    }

    @Test
    void saysHowToRecordRequests() {
        try (PartnerCentralEmulator counting =
                PartnerCentralEmulator.builder().recordRequests(false).start()) {
            Reply reply = new ControlClient(counting).get("requests");

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.message()).contains("--record-requests", "Builder.recordRequests(true)");
        }
    }

    private Reply send(String target, String body) {
        String[] parts = target.split(" ");
        return control.send(parts[0], parts[1], body == null ? "" : body);
    }

    private void assertUnchanged(Instant before) {
        assertThat(emulator.now()).isBetween(before, before.plusSeconds(3600));
        assertThat(emulator.account(0).connections()).hasSize(250);
        for (int i = 0; i < 2; i++) {
            assertThat(TestClient.list(emulator, "{\"Catalog\":\"AWS\"}").status())
                    .isEqualTo(200);
        }
    }
}
