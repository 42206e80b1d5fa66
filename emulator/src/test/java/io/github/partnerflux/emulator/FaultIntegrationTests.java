// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import io.github.partnerflux.emulator.RecordedRequest.Outcome.Kind;
import io.github.partnerflux.emulator.TestClient.Reply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FaultIntegrationTests {

    private static final String BODY = "{\"Catalog\":\"AWS\",\"MaxResults\":10}";

    private PartnerCentralEmulator emulator;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().connections(25).start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void concurrentRequestsTakeFaultsInTheOrderOfTheirIndexes() {
        int requests = 500;
        emulator.inject(IntStream.range(0, requests)
                .mapToObj(i -> Fault.response(503, "text/plain", "").header("X-Fault", Integer.toString(i)))
                .toArray(Fault[]::new));

        Map<String, CompletableFuture<HttpResponse<String>>> responses = new ConcurrentHashMap<>();
        for (int i = 0; i < requests; i++) {
            String name = Integer.toString(i);
            responses.put(
                    name,
                    TestClient.unsigned(emulator, "").header("X-Name", name).sendAsync());
        }
        CompletableFuture.allOf(responses.values().toArray(CompletableFuture[]::new))
                .join();

        assertThat(emulator.requests())
                .hasSize(requests)
                .allSatisfy(request -> assertThat(responses
                                .get(request.header("X-Name"))
                                .join()
                                .headers()
                                .map())
                        .containsEntry("x-fault", List.of(Integer.toString(request.index()))));
    }

    @Test
    void aRequestThatIsAwaitedHasItsFault() {
        emulator.awaitRequest(0).thenRun(() -> emulator.inject(Fault.throttle()));
        assertThat(list().status()).isEqualTo(200);
        assertThat(list().status()).isEqualTo(429);
    }

    @Test
    void throttles() {
        emulator.inject(Fault.throttle().header("x-amz-retry-after", "1500").header("Retry-After", "2"));
        Reply reply = list();
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.type()).isEqualTo("ThrottlingException");
        assertThat(reply.message()).isEqualTo("Rate exceeded");
        assertThat(reply.json().path("ServiceCode").asString("")).isNotEmpty();
        assertThat(reply.json().path("QuotaCode").asString("")).isNotEmpty();
        assertThat(reply.header("x-amz-retry-after")).isEqualTo("1500");
        assertThat(reply.header("retry-after")).isEqualTo("2");
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void respondsWithAnError() {
        emulator.inject(Fault.error(500, "InternalServerException"));
        Reply reply = list();
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.header("X-Amzn-Errortype")).isEqualTo("InternalServerException");
        assertThat(reply.json().path("__type").asString(""))
                .isEqualTo("com.amazonaws.partnercentralaccount#InternalServerException");
        assertThat(reply.message()).isNotEmpty();
    }

    @Test
    void respondsWithAReason() {
        emulator.inject(Fault.error(403, "AccessDeniedException", "INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE"));
        Reply reply = list();
        assertThat(reply.type()).isEqualTo("AccessDeniedException");
        assertThat(reply.header("X-Amzn-Errortype")).isEqualTo("AccessDeniedException");
        assertThat(Caller.outcome(reply)).isEqualTo("403 INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE");
    }

    @Test
    void respondsWithABusinessError() {
        emulator.inject(Fault.businessError("INELIGIBLE_ACCOUNT_TIER"));
        Reply reply = list();
        assertThat(reply.type()).isEqualTo("ValidationException");
        assertThat(reply.json().path("Reason").asString()).isEqualTo("BUSINESS_VALIDATION_FAILED");
        assertThat(Caller.outcome(reply)).isEqualTo("400 BUSINESS INELIGIBLE_ACCOUNT_TIER");
    }

    @Test
    void respondsWithAnyBody() {
        emulator.inject(
                Fault.response(503, "text/html", "<html>Überlast</html>"),
                Fault.response(200, "application/x-amz-json-1.0", ""),
                Fault.response(200, "application/x-amz-json-1.0", "{\"Connection"));
        Reply html = listAny(BODY);
        assertThat(html.status()).isEqualTo(503);
        assertThat(html.header("Content-Type")).isEqualTo("text/html");
        assertThat(html.body()).isEqualTo("<html>Überlast</html>");
        Reply empty = listAny(BODY);
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.header("Content-Length")).isEqualTo("0");
        assertThat(empty.body()).isEmpty();
        assertThat(listAny(BODY).body()).isEqualTo("{\"Connection");
    }

    @Test
    void changesHeadersOfAnOrdinaryResponse() {
        emulator.inject(Fault.delay(Duration.ZERO)
                .header("Date", "Thu, 01 Jan 1970 00:00:00 GMT")
                .header("x-amzn-requestid", "mine"));
        Reply reply = list();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response().headers().allValues("Date")).containsExactly("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(reply.response().headers().allValues("x-amzn-RequestId")).containsExactly("mine");
    }

    @Test
    void respondsAfterADelay() {
        emulator.inject(Fault.delay(Duration.ofMillis(1)));
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void dropsTheConnectionBeforeTheResponse() throws Exception {
        emulator.inject(Fault.dropBeforeResponse());
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(outcome(0)).isEqualTo(new Outcome(Kind.DROPPED, OptionalInt.empty()));
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void resetsTheConnectionBeforeTheResponse() throws Exception {
        emulator.inject(Fault.resetBeforeResponse());
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
        assertThat(outcome(0)).isEqualTo(new Outcome(Kind.DROPPED, OptionalInt.empty()));
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void dropsTheConnectionInTheBody() throws Exception {
        emulator.inject(Fault.dropInBody());
        try (Socket socket = connect()) {
            InputStream in = socket.getInputStream();
            String head = RawHttp.readHead(in);
            assertThat(head).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(in.readAllBytes()).hasSize(RawHttp.contentLength(head) / 2);
        }
        assertThat(outcome(0)).isEqualTo(new Outcome(Kind.DROPPED, OptionalInt.of(200)));
    }

    @Test
    void aClientNoticesBothDrops() {
        emulator.inject(
                // The JDK's client repeats a request without any response once.
                Fault.dropBeforeResponse().times(5), Fault.dropInBody());
        assertThatThrownBy(this::list).isInstanceOf(java.io.UncheckedIOException.class);
        while (emulator.requestCount() < 5) {
            assertThatThrownBy(this::list).isInstanceOf(java.io.UncheckedIOException.class);
        }
        assertThatThrownBy(this::list).isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void sendsNoResponseUntilTheClientCloses() throws Exception {
        emulator.inject(Fault.never());
        try (Socket socket = connect()) {
            assertThat(socket.isConnected()).isTrue();
            RecordedRequest request = emulator.awaitRequest(0).get(30, TimeUnit.SECONDS);
            assertThat(request.outcome()).isNotDone();
        }
        assertThat(outcome(0)).isEqualTo(new Outcome(Kind.ABORTED, OptionalInt.empty()));
    }

    @Test
    void noticesAClientThatClosesDuringADelay() throws Exception {
        emulator.inject(Fault.delay(Duration.ofDays(1)));
        try (Socket socket = connect()) {
            assertThat(socket.isConnected()).isTrue();
            emulator.awaitRequest(0).get(30, TimeUnit.SECONDS);
        }
        assertThat(outcome(0)).isEqualTo(new Outcome(Kind.ABORTED, OptionalInt.empty()));
    }

    @Test
    void repeatsTheTokenThatWasSent() {
        Reply first = list();
        emulator.inject(Fault.repeatToken());
        Reply second = list(first.nextToken());
        assertThat(second.nextToken()).isEqualTo(first.nextToken());
        assertThat(second.ids()).isEqualTo(ids(10, 20));
        assertThat(list(first.nextToken()).nextToken()).isNotEqualTo(first.nextToken());
    }

    @Test
    void aTokenOfAFirstPageIsRepeatedByTheNext() {
        emulator.inject(Fault.repeatToken());
        Reply first = list();
        assertThat(first.ids()).isEqualTo(ids(0, 10));
        Reply second = list(first.nextToken());
        assertThat(second.ids()).isEqualTo(ids(10, 20));
        assertThat(second.nextToken()).isEqualTo(first.nextToken());
    }

    @Test
    void repeatsTheTokenOnTheLastPageToo() {
        Reply last = list(list(list().nextToken()).nextToken());
        assertThat(last.nextToken()).isEmpty();
        String token = list(list().nextToken()).nextToken();
        emulator.inject(Fault.repeatToken());
        assertThat(list(token).nextToken()).isEqualTo(token);
    }

    @Test
    void emptyPagesLeadToTheReplacedPage() {
        emulator.inject(Fault.emptyPage().times(2));
        Reply first = list();
        Reply second = list(first.nextToken());
        assertThat(first.ids()).isEmpty();
        assertThat(second.ids()).isEmpty();
        assertThat(second.nextToken()).isNotEmpty().isNotEqualTo(first.nextToken());
        Reply third = list(second.nextToken());
        assertThat(third.ids()).isEqualTo(ids(0, 10));
        emulator.inject(Fault.emptyPage());
        Reply empty = list(third.nextToken());
        assertThat(empty.ids()).isEmpty();
        assertThat(list(empty.nextToken()).ids()).isEqualTo(ids(10, 20));
    }

    @Test
    void repeatsTheLastItemOnTheNextPage() {
        emulator.inject(Fault.repeatItem());
        Reply first = list();
        assertThat(first.ids()).isEqualTo(ids(0, 10));
        Reply second = list(first.nextToken());
        assertThat(second.ids()).isEqualTo(ids(9, 19));
        assertThat(list(second.nextToken()).ids()).isEqualTo(ids(19, 25));
    }

    @Test
    void repeatsTheLastItemAfterTheLastPage() {
        emulator.inject(Fault.repeatItem());
        Reply only = TestClient.list(emulator, "{\"Catalog\":\"AWS\",\"MaxResults\":100}");
        assertThat(only.ids()).isEqualTo(ids(0, 25));
        Reply again = list(only.nextToken());
        assertThat(again.ids()).isEqualTo(ids(24, 25));
        assertThat(again.nextToken()).isEmpty();
    }

    @Test
    void repeatsAnItemSeveralTimesWithANewTokenEachTime() {
        emulator.inject(Fault.repeatItem().times(2));
        Reply first = TestClient.list(emulator, "{\"Catalog\":\"AWS\",\"MaxResults\":1}");
        Reply second = TestClient.list(
                emulator, "{\"Catalog\":\"AWS\",\"MaxResults\":1,\"NextToken\":\"" + first.nextToken() + "\"}");
        assertThat(second.ids()).isEqualTo(first.ids());
        assertThat(second.nextToken()).isNotEmpty().isNotEqualTo(first.nextToken());
        assertThat(list(second.nextToken()).ids()).isEqualTo(ids(0, 10));
    }

    @Test
    void omitsAnItemFromOneListing() {
        Reply first = list();
        emulator.inject(Fault.omitItem());
        Reply second = list(first.nextToken());
        assertThat(second.ids()).isEqualTo(ids(11, 20));
        assertThat(list(second.nextToken()).ids()).isEqualTo(ids(20, 25));
        assertThat(list(first.nextToken()).ids()).isEqualTo(ids(10, 20));
    }

    @ParameterizedTest
    @MethodSource("faultsInItems")
    void anEmptyPageHasNoItemToRepeatOrOmit(Fault fault) {
        emulator.inject(fault);
        Reply reply = TestClient.list(emulator, "{\"Catalog\":\"AWS\",\"ConnectionType\":\"NONE\"}");
        assertThat(reply.ids()).isEmpty();
        assertThat(reply.nextToken()).isEmpty();
    }

    static List<Fault> faultsInItems() {
        return List.of(Fault.repeatItem(), Fault.omitItem());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void addsUnknownValues(int pageSize) {
        emulator.inject(Fault.unknownValues());
        Reply reply = listAny("{\"Catalog\":\"AWS\",\"MaxResults\":" + pageSize + "}");
        assertThat(reply.ids()).isEqualTo(ids(0, pageSize));
        assertThat(reply.json().has("FutureField")).isTrue();
        JsonNode items = reply.json().path("ConnectionSummaries");
        assertThat(items.path(0).has("FutureField")).isTrue();
        assertThat(items.path(0).path("ConnectionTypes").path("FUTURE_TYPE").has("Status"))
                .isTrue();
        assertThat(items.path(1 % pageSize).path("ConnectionTypes").valueStream())
                .anyMatch(type -> type.path("Status").asString("").equals("FUTURE_STATUS"));
        assertThat(items.path(2 % pageSize).path("ConnectionTypes").valueStream())
                .anyMatch(type -> type.path("OtherParticipant").has("FutureProfile"));
    }

    @Test
    void addsUnknownValuesToAnEmptyPage() {
        emulator.inject(Fault.unknownValues());
        Reply reply = listAny("{\"Catalog\":\"AWS\",\"ConnectionType\":\"NONE\"}");
        assertThat(reply.ids()).isEmpty();
        assertThat(reply.json().has("FutureField")).isTrue();
    }

    @Test
    void eachRequestTakesTheNextFault() {
        emulator.inject(Fault.throttle().times(2), Fault.error(500, "InternalServerException"));
        emulator.inject(Fault.error(400, "Another"));
        assertThat(Stream.generate(() -> listAny(BODY).status()).limit(5)).containsExactly(429, 429, 500, 400, 200);
    }

    @Test
    void rejectsAllFaultsIfOneIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> emulator.inject(Fault.throttle(), null))
                .withMessage("fault");
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void alteredResponsesAreCheckedFirst() {
        emulator.inject(Fault.emptyPage(), Fault.dropInBody().header("X", "y"));
        assertThat(TestClient.unsigned(emulator, BODY).send().status()).isEqualTo(403);
    }

    private Reply listAny(String body) {
        return TestClient.signed(emulator, body).acceptAnyResponse().send();
    }

    private Reply list() {
        return TestClient.list(emulator, BODY);
    }

    private Reply list(String token) {
        return TestClient.list(emulator, BODY.replace("}", ",\"NextToken\":\"" + token + "\"}"));
    }

    private List<String> ids(int from, int to) {
        return emulator.account(0).connections().subList(from, to).stream()
                .map(EmulatedConnection::id)
                .toList();
    }

    private Socket connect() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
        socket.getOutputStream().write(TestClient.signed(emulator, BODY).bytes());
        return socket;
    }

    private Outcome outcome(int index) throws Exception {
        return emulator.awaitRequest(index).get(30, TimeUnit.SECONDS).outcome().get(30, TimeUnit.SECONDS);
    }
}
