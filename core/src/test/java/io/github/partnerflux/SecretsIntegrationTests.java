// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.pageWithToken;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static io.github.partnerflux.test.RawServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import io.netty.handler.logging.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.SetSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.logging.AdvancedByteBufFormat;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Tests that neither the secret access key nor the session token nor the derived signing key is logged, printed, thrown
 * or part of a {@code toString()}: with every logger at TRACE, and by calls that end in every way.
 */
class SecretsIntegrationTests {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TOKEN = "FwoGZXIvYXdzEKr//////////wEaDKxPartnerfluxTestToken+1234567890==";
    private static final AwsSessionCredentialsIdentity SESSION =
            AwsSessionCredentialsIdentity.create("ASIAEXAMPLE", SECRET, TOKEN);

    /** A row of a hex dump, with the text of its last column. */
    private static final Pattern DUMP_ROW = Pattern.compile("\\|[0-9a-f]{8}\\|[0-9a-f ]+\\|(.{1,16})\\|");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ThresholdFilter quiet = new ThresholdFilter();
    private final Queue<String> recorded = new ConcurrentLinkedQueue<>();
    private final Recorder recorder = new Recorder();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void recordEverything() {
        quiet.setLevel("WARN");
        quiet.start();
        for (Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders(); appenders.hasNext(); ) {
            appenders.next().addFilter(quiet);
        }
        recorder.setContext(root.getLoggerContext());
        recorder.start();
        root.addAppender(recorder);
        root.setLevel(Level.TRACE);
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
        root.setLevel(Level.WARN);
        root.detachAppender(recorder);
        for (Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders(); appenders.hasNext(); ) {
            appenders.next().clearAllFilters();
        }
        // The build searches the output for leaks and blocking calls.
        out.print(printed.toString(UTF_8));
    }

    @Test
    void noLoggerShowsSecrets() throws Exception {
        callInEveryWay(http -> http);

        assertThat(recorded).as("log of Reactor Netty").anyMatch(line -> line.startsWith("reactor.netty.http.client."));
        assertNoSecretIsRecorded();
    }

    @ParameterizedTest
    @EnumSource(AdvancedByteBufFormat.class)
    void noWiretapShowsSecrets(AdvancedByteBufFormat format) throws Exception {
        callInEveryWay(http -> http.wiretap("reactor.netty.http.client.HttpClient", LogLevel.TRACE, format));

        assertThat(recorded).as("log of the wiretap").anyMatch(line -> line.contains("WRITE: "));
        assertNoSecretIsRecorded();
    }

    @Test
    @SetSystemProperty(key = "aws.accessKeyId", value = "ASIAEXAMPLE")
    @SetSystemProperty(key = "aws.secretAccessKey", value = SECRET)
    @SetSystemProperty(key = "aws.sessionToken", value = TOKEN)
    void noProviderOfTheAwsSdkShowsSecrets() throws Exception {
        for (AwsCredentialsProvider provider : List.of(
                StaticCredentialsProvider.create(AwsSessionCredentials.create("ASIAEXAMPLE", SECRET, TOKEN)),
                DefaultCredentialsProvider.builder().build())) {
            recordText(provider);
            try (RawServer server = new RawServer(respondingWith(page("pac-1")))) {
                call(clientWithoutBackoff(server.endpoint()).credentialsProvider(provider));

                assertThat(server.requests()).singleElement().asString().contains(TOKEN);
            }
        }

        assertThat(recorded).as("log of the AWS SDK").anyMatch(line -> line.startsWith("software.amazon.awssdk."));
        assertNoSecretIsRecorded();
    }

    private void callInEveryWay(UnaryOperator<HttpClient> customizer) {
        call(customizer, respondingWith(page("pac-1")));
        call(customizer, respondingWith(pageWithToken("a", "pac-1")));
        call(customizer, respondingWith(response(429, "{\"__type\":\"ThrottlingException\"}")));
        call(
                customizer,
                respondingWith(response(
                        400,
                        "{\"__type\":\"ValidationException\",\"Message\":\"no\",\"ErrorDetails\":[{\"FieldValidationError\":"
                                + "{\"Name\":\"Catalog\",\"Message\":\"no\",\"Code\":\"INVALID_VALUE\"}}]}")));
        call(customizer, SecretsIntegrationTests::rejectTheSignature);
        call(customizer, respondingWith(response(200, "<html>")));
        call(customizer, respondingWith("SSH-2.0-OpenSSH_9.6\r\n\r\n"));
        call(customizer, respondingWith("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"));
        call(customizer, RawServer.Peer::readRequest);
        call(customizer, peer -> {
            peer.readRequest();
            peer.reset();
        });
        call(customizer, RawServer.SILENT);
        refusedByTls(customizer);
        withoutCredentials(customizer);
        unusableCredentials(customizer);
    }

    /** Quotes the signed headers, like the service if a signature is wrong, but in every text of the response. */
    private static void rejectTheSignature(RawServer.Peer peer) throws Exception {
        while (true) {
            String request = peer.readRequest();
            String signed = request.substring(0, request.indexOf("\r\n\r\n"))
                    .toLowerCase(Locale.ROOT)
                    .replace("\r\n", "\\n")
                    .replace(": ", ":")
                    .replace("x-amz-security-token:" + TOKEN.toLowerCase(Locale.ROOT), "x-amz-security-token:" + TOKEN);
            String mismatch =
                    "The request signature we calculated does not match. The Canonical String for this request"
                            + " should have been\\n'POST\\n/\\n\\n" + signed + "'";
            peer.send(response(
                    403,
                    "{\"__type\":\"ValidationException\",\"message\":\"" + mismatch
                            + "\",\"ErrorDetails\":[{\"BusinessValidationError\":{\"Message\":\"" + mismatch
                            + "\"}}]}"));
        }
    }

    private void call(UnaryOperator<HttpClient> customizer, ConnectionHandler conversation) {
        try (RawServer server = new RawServer(conversation)) {
            call(clientWithoutBackoff(server.endpoint())
                    .apiCallAttemptTimeout(Duration.ofMillis(500))
                    .credentialsProvider(new TestCredentials(call -> CompletableFuture.completedFuture(SESSION)))
                    .httpClient(customizer));
        }
    }

    private void refusedByTls(UnaryOperator<HttpClient> customizer) {
        try (RawServer server = new RawServer(peer -> {
            peer.readSome();
            peer.send("HTTP/1.1 400 Bad Request\r\n\r\n");
        })) {
            call(clientWithoutBackoff(server.tlsEndpoint())
                    .credentialsProvider(new TestCredentials(call -> CompletableFuture.completedFuture(SESSION)))
                    .httpClient(customizer));
        }
    }

    private void withoutCredentials(UnaryOperator<HttpClient> customizer) {
        call(clientWithoutBackoff(URI.create("http://127.0.0.1:1"))
                .credentialsProvider(new TestCredentials(
                        call -> CompletableFuture.failedFuture(new IllegalStateException("no credentials"))))
                .httpClient(customizer));
    }

    private void unusableCredentials(UnaryOperator<HttpClient> customizer) {
        AwsCredentialsIdentity twoLines =
                AwsSessionCredentialsIdentity.create("ASIAEXAMPLE", SECRET, TOKEN + "\r\nA: b");
        call(clientWithoutBackoff(URI.create("http://127.0.0.1:1"))
                .credentialsProvider(new TestCredentials(call -> CompletableFuture.completedFuture(twoLines)))
                .httpClient(customizer));
    }

    private void call(PartnerCentralAccountClient.Builder builder) {
        recordText(builder);
        try (PartnerCentralAccountClient client = builder.build()) {
            recordText(client);
            recordText(client.listConnections(r -> r.catalog("AWS")));
            recordText(client.listConnections(r -> r.catalog("AWS")).byPage());
            try {
                recordText(ids(client).collectList().block(TIMEOUT));
            } catch (RuntimeException e) {
                recordText(e);
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                recordText(trace);
            }
        }
    }

    private void recordText(Object thing) {
        recorded.add(thing.toString());
    }

    private void assertNoSecretIsRecorded() throws Exception {
        assertNothingContains(SECRET, "the secret access key");
        assertNothingContains(TOKEN, "the session token");
        assertNoSigningKey();
    }

    private void assertNothingContains(String secret, String name) {
        List<String> all = new ArrayList<>(recorded);
        all.add(printed.toString(UTF_8));
        assertThat(all)
                // Searches for both parts, because a part must not be shown either.
                .filteredOn(line -> line.contains(secret.substring(0, 20)) || line.contains(secret.substring(20)))
                .extracting(line -> line.substring(0, Math.min(line.length(), 200)))
                .as("texts with " + name)
                .isEmpty();
    }

    private void assertNoSigningKey() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        // Midnight may have passed.
        for (LocalDate date : List.of(today, today.minusDays(1))) {
            byte[] key = ("AWS4" + SECRET).getBytes(UTF_8);
            for (String part : List.of(
                    DateTimeFormatter.BASIC_ISO_DATE.format(date),
                    "us-east-1",
                    "partnercentral-account",
                    "aws4_request")) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                key = mac.doFinal(part.getBytes(UTF_8));
                assertNothingContains(HexFormat.of().formatHex(key), "a derived key");
                assertNothingContains(Base64.getEncoder().encodeToString(key), "a derived key");
            }
        }
    }

    private final class Recorder extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            StringBuilder text =
                    new StringBuilder(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            Matcher rows = DUMP_ROW.matcher(event.getFormattedMessage());
            if (rows.find()) {
                text.append('\n');
                do {
                    text.append(rows.group(1));
                } while (rows.find());
            }
            recorded.add(text.toString());
        }
    }
}
