// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.partnerflux.internal.config.TestEnvironment;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.test.RawServer;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import reactor.netty.transport.ProxyProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.regions.Region;

/** No text from outside reaches a message with control characters, without end, or with a session token. */
class HostileTextIntegrationTests {

    /** What a terminal would obey, a log would take for lines, and a display would reorder. */
    private static final String HOSTILE = "forged\u001b[31m\u0007\u009b\r\n2026-01-01 INFO \u2028line\u202Eedoc"
            + " x-amz-security-token:SECRET/+= " + "x".repeat(5_000);

    private static final String JSON = HOSTILE.replace("\u001b", "\\u001b")
            .replace("\u0007", "\\u0007")
            .replace("\r", "\\r")
            .replace("\n", "\\n");

    /** Without white space, which a page token does not have. */
    private static final String TOKEN = "forged\u001b[31m\u0007\u202Eedoc";

    /** Without the characters that Netty rejects in a header. */
    private static final String HEADER = "forged\u009b\u202Eedoc x-amz-security-token:SECRET/+= " + "x".repeat(5_000);

    /** The limit of one text, and the words around it. */
    private static final int LONGEST = 700;

    /** The same with the identifier of the call, or with other settings. */
    private static final int LONGEST_LOG_LINE = 1_000;

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.partnerflux");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void recordLogLines() {
        appender.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(appender);
    }

    @AfterEach
    void assertCleanLogLines() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
        assertThat(appender.list).allSatisfy(event -> {
            assertClean(event.getFormattedMessage(), LONGEST_LOG_LINE);
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    static Stream<Arguments> responses() {
        // Netty reads a line of at most 4,096 bytes.
        String line = HOSTILE.replaceAll("[\r\n\u2028]", "").substring(0, 2_000);
        String details = "{\"__type\":\"ValidationException\",\"ErrorDetails\":[%s]}";
        return Stream.of(
                response("message", error(400, "{\"Message\":\"" + JSON + "\"}"), "forged"),
                response("gateway's message", error(502, "{\"message\":\"" + JSON + "\"}"), "forged"),
                response("code", error(400, "{\"__type\":\"" + JSON + "\"}"), "forged"),
                response(
                        "details",
                        error(
                                400,
                                details.formatted("{\"FieldValidationError\":{\"Name\":\"" + JSON + "\",\"Message\":\""
                                        + JSON + "\",\"Code\":\"" + JSON + "\"}}")),
                        "forged"),
                response("unknown details", error(400, details.formatted("{\"" + JSON + "\":1}")), "forged"),
                response("body that is not JSON", error(503, HOSTILE), "forged"),
                response("error type", head(400, "X-Amzn-Errortype: " + HEADER), "forged"),
                response("request ID of an error", head(400, "x-amzn-RequestId: " + HEADER), "request id forged"),
                response("request ID of a page", head(200, "x-amzn-RequestId: " + HEADER), "request id forged"),
                response("content coding", head(200, "Content-Encoding: " + HEADER), "content coding \"forged"),
                response("header that Netty rejects", head(400, "X-Amzn-Errortype: " + line), "not HTTP"),
                response("status line", "HTTP/1.1 2x0 " + line + "\r\n\r\n", "not HTTP"),
                response("protocol", line + " 200 OK\r\n\r\n", "not HTTP"),
                response(
                        "chunk size",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + line + "\r\n",
                        "not HTTP"),
                response("member of a page", error(200, "{\"" + JSON + "\":{\"a\":}}"), "not valid"));
    }

    private static Arguments response(String name, String response, String part) {
        return Arguments.argumentSet(name, response, part);
    }

    private static String error(int status, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return "HTTP/1.1 " + status + " Status\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body;
    }

    private static String head(int status, String header) {
        return "HTTP/1.1 " + status + " Status\r\n" + header + "\r\nContent-Length: 1\r\n\r\n}";
    }

    @ParameterizedTest
    @MethodSource("responses")
    void ofTheService(String response, String part) {
        try (RawServer server = new RawServer(RawServer.respondingWith(response));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(assertFailsCleanly(() -> ids(client).blockLast(TIMEOUT))).contains(part);
        }
    }

    @Test
    void ofAPageToken() {
        String page = error(
                200,
                "{\"ConnectionSummaries\":[],\"NextToken\":\""
                        + TOKEN.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007") + "\"}");
        try (RawServer server = new RawServer(RawServer.respondingWith(page));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFailsCleanly(() -> ids(client).blockLast(TIMEOUT));
        }
    }

    @Test
    void ofAProxy() {
        String refusal = "HTTP/1.1 407 " + HOSTILE.replaceAll("[\r\n]", "") + "\r\n\r\n";
        try (RawServer proxy = new RawServer(peer -> {
                    peer.readHead();
                    peer.send(refusal);
                    peer.finish();
                });
                PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("https://service.invalid"))
                        .httpClient(http -> http.proxy(spec -> spec.type(ProxyProvider.Proxy.HTTP)
                                .host("127.0.0.1")
                                .port(proxy.port())))
                        .build()) {
            assertFailsCleanly(() -> ids(client).blockLast(TIMEOUT));
        }
    }

    @Test
    void ofACredentialsProvider() {
        IdentityProvider<AwsCredentialsIdentity> provider = new IdentityProvider<>() {
            @Override
            public Class<AwsCredentialsIdentity> identityType() {
                return AwsCredentialsIdentity.class;
            }

            @Override
            public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
                return CompletableFuture.failedFuture(new IllegalStateException(HOSTILE));
            }
        };
        try (PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("http://127.0.0.1:1"))
                .credentialsProvider(provider)
                .build()) {
            assertFailsCleanly(() -> ids(client).blockLast(TIMEOUT));
        }
    }

    static Stream<Arguments> environments() {
        return Stream.of(
                environment("AWS_MAX_ATTEMPTS", of -> of.variable("AWS_MAX_ATTEMPTS", HOSTILE)),
                environment("AWS_RETRY_MODE", of -> of.variable("AWS_RETRY_MODE", HOSTILE)),
                environment("AWS_USE_FIPS_ENDPOINT", of -> of.variable("AWS_USE_FIPS_ENDPOINT", HOSTILE)),
                environment("AWS_ENDPOINT_URL", of -> of.variable("AWS_ENDPOINT_URL", HOSTILE)),
                environment("AWS_ENDPOINT_URL, a URI", of -> of.variable("AWS_ENDPOINT_URL", "https:\u202Ea")),
                environment("AWS_ENDPOINT_URL, a host", of -> of.variable("AWS_ENDPOINT_URL", "https://a\u202Eb.c")),
                environment("HTTPS_PROXY", of -> of.variable("HTTPS_PROXY", HOSTILE)),
                environment(
                        "https.proxyPort",
                        of -> of.property("https.proxyHost", "a").property("https.proxyPort", HOSTILE)),
                environment(
                        "profile's name",
                        of -> of.variable("AWS_PROFILE", "forged\u001b")
                                .profiles("[profile forged\u001b]", "max_attempts = none")),
                environment("profile file", of -> of.profiles(HOSTILE)));
    }

    private static Arguments environment(String name, Consumer<TestEnvironment> setting) {
        TestEnvironment environment = new TestEnvironment();
        setting.accept(environment);
        return Arguments.argumentSet(name, environment);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void ofTheEnvironment(TestEnvironment environment) {
        DefaultPartnerCentralAccountClientBuilder builder = new DefaultPartnerCentralAccountClientBuilder();
        try (PartnerCentralAccountClient client = builder.environment(environment.get())
                .credentialsProvider(TestClients.credentials("test", "test"))
                .build()) {
            assertFailsCleanly(() -> ids(client).blockLast(TIMEOUT));
        }
    }

    @Test
    void ofTheEnvironmentThatIsUsed() {
        TestEnvironment environment = new TestEnvironment()
                .variable("AWS_SDK_UA_APP_ID", HOSTILE)
                .property("https.proxyHost", TOKEN)
                .variable("AWS_MAX_ATTEMPTS", "1");
        DefaultPartnerCentralAccountClientBuilder builder = new DefaultPartnerCentralAccountClientBuilder();
        try (PartnerCentralAccountClient client = builder.environment(environment.get())
                .credentialsProvider(TestClients.credentials("test", "test"))
                .build()) {
            assertFailsCleanly(() -> ids(client).blockLast(TIMEOUT));

            assertThat(client.toString()).contains("forged").doesNotContainPattern("[\\p{Cc}\\x{2028}\\x{202E}]");
        }
    }

    static Stream<Arguments> arguments() {
        return Stream.of(
                argument(
                        "region",
                        () -> PartnerCentralAccountClient.builder()
                                .region(Region.of("forged\u001b\u202Eedoc\n".repeat(500)))),
                argument(
                        "endpoint",
                        () -> PartnerCentralAccountClient.builder()
                                .endpointOverride(URI.create("ftp://forged\u202Eedoc"))),
                argument(
                        "catalog",
                        () -> ListConnectionsRequest.builder().catalog(HOSTILE).build()),
                argument(
                        "token",
                        () -> ListConnectionsRequest.builder()
                                .catalog("AWS")
                                .nextToken(HOSTILE)
                                .build()),
                argument("checkpoint", () -> Checkpoint.parse(HOSTILE)),
                argument(
                        "header",
                        () -> ListConnectionsRequest.builder()
                                .overrideConfiguration(override -> override.putHeader(HOSTILE, "a"))));
    }

    private static Arguments argument(String name, ThrowingCallable use) {
        return Arguments.argumentSet(name, use);
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void ofTheCaller(ThrowingCallable use) {
        assertFailsCleanly(use);
    }

    /** Returns the message. */
    private static String assertFailsCleanly(ThrowingCallable use) {
        Throwable failure = catchThrowable(use);

        assertThat(failure).isInstanceOf(RuntimeException.class);
        assertClean(failure.getMessage(), LONGEST);
        return failure.getMessage();
    }

    private static void assertClean(String text, int longest) {
        assertThat(text)
                .doesNotContainPattern("[\\p{Cc}\\x{2028}\\x{2029}\\x{202E}]")
                .doesNotContain("SECRET")
                .hasSizeLessThan(longest);
    }
}
