// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.signing;

import static io.github.partnerflux.emulator.TestClient.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedCredentials;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import io.github.partnerflux.emulator.TestClient.Reply;
import io.github.partnerflux.emulator.TestClient.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureIntegrationTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String BODY = "{\"Catalog\":\"AWS\",\"MaxResults\":1}";

    private static PartnerCentralEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(5)
                .clock(CLOCK)
                .start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void acceptsTheCredentialsOfEveryAccount() {
        for (EmulatedAccount account : emulator.accounts()) {
            String first = account.connections().get(0).id();
            assertThat(request().sign(account.credentials()).send().ids()).containsExactly(first);
            assertThat(request().sign(account.temporaryCredentials()).send().ids())
                    .containsExactly(first);
        }
    }

    @Test
    void rejectsAWrongSecret() {
        assertRejected(
                request().sign(new EmulatedCredentials("test", "wrong", null)),
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided.");
    }

    @Test
    void rejectsAModifiedBody() {
        assertRejected(
                request().sign(TEST).body(BODY.replace('1', '2')),
                "InvalidSignatureException",
                "The request signature we calculated does not match");
    }

    @Test
    void rejectsAModifiedHeader() {
        assertRejected(
                request().sign(TEST).header("Content-Type", "application/x-amz-json-1.0;charset=utf-8"),
                "InvalidSignatureException",
                "The request signature we calculated does not match");
    }

    @Test
    void rejectsAModifiedMethodPathOrQuery() {
        assertRejected(
                request().sign(TEST).path("/?a=b"), "InvalidSignatureException", "The request signature we calculated");
    }

    @Test
    void rejectsAnUnknownAccessKey() {
        assertRejected(
                request().sign(new EmulatedCredentials("nobody", "test", null)),
                "UnrecognizedClientException",
                "The security token included in the request is invalid.");
    }

    @Test
    void rejectsAWrongMissingOrUnexpectedSessionToken() {
        EmulatedCredentials temporary = emulator.account(0).temporaryCredentials();
        String key = temporary.accessKeyId();
        String secret = temporary.secretAccessKey();
        for (EmulatedCredentials wrong : new EmulatedCredentials[] {
            new EmulatedCredentials(key, secret, "wrong"),
            new EmulatedCredentials(key, secret, null),
            new EmulatedCredentials(
                    key, secret, emulator.account(1).temporaryCredentials().sessionToken()),
            new EmulatedCredentials("test", "test", temporary.sessionToken())
        }) {
            assertRejected(
                    request().sign(wrong),
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid.");
        }
    }

    @Test
    void rejectsARequestWithoutSignature() {
        assertRejected(request(), "MissingAuthenticationTokenException", "Missing Authentication Token");
        assertRejected(
                request().sign(TEST).without("Authorization"),
                "MissingAuthenticationTokenException",
                "Missing Authentication Token");
    }

    @Test
    void rejectsARequestWithoutDate() {
        assertRejected(
                request().sign(TEST).without("X-Amz-Date"), "IncompleteSignatureException", "'X-Amz-Date' header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:00Z", "20260301T120000", "20261301T120000Z", "now", ""})
    void rejectsAMalformedDate(String date) {
        assertRejected(
                request().sign(TEST).header("X-Amz-Date", date),
                "IncompleteSignatureException",
                "Date must be in ISO-8601 'basic format'. Got '" + date + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Credential", "SignedHeaders", "Signature"})
    void rejectsAnAuthorizationThatLacksAPart(String part) {
        Request request = request().sign(TEST);
        request.header("Authorization", request.headers.get("Authorization").replace(part + "=", "X="));
        assertRejected(
                request, "IncompleteSignatureException", "Authorization header requires '" + part + "' parameter.");
    }

    @Test
    void namesAllPartsThatAnAuthorizationLacks() {
        assertRejected(
                request().sign(TEST).header("Authorization", "AWS4-HMAC-SHA256 nothing"),
                "IncompleteSignatureException",
                "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' "
                        + "parameter. Authorization header requires 'SignedHeaders' parameter.");
    }

    @Test
    void rejectsAnotherAlgorithm() {
        Request request = request().sign(TEST);
        request.header("Authorization", request.headers.get("Authorization").replace("SHA256", "SHA1"));
        assertRejected(request, "IncompleteSignatureException", "Unsupported AWS 'algorithm'");
    }

    @Test
    void rejectsACredentialWithoutScope() {
        Request request = request().sign(TEST);
        request.header("Authorization", request.headers.get("Authorization").replace("/aws4_request", ""));
        assertRejected(
                request, "IncompleteSignatureException", "Credential must have exactly 5 slash-delimited elements");
    }

    @Test
    void rejectsAnotherScope() {
        assertRejected(
                request().region("eu-west-1").sign(TEST),
                "InvalidSignatureException",
                "Credential should be scoped to a valid region, not 'eu-west-1'.");
        assertRejected(
                request().service("partnercentral").sign(TEST),
                "InvalidSignatureException",
                "Credential should be scoped to correct service: 'partnercentral-account'.");
        Request request = request().sign(TEST);
        request.header("Authorization", request.headers.get("Authorization").replace("aws4_request", "aws5_request"));
        assertRejected(request, "InvalidSignatureException", "Credential should be scoped with a valid terminator");
        request.sign(TEST);
        request.header("Authorization", request.headers.get("Authorization").replace("/20260301/", "/20260302/"));
        assertRejected(request, "InvalidSignatureException", "Date in Credential scope does not match YYYYMMDD");
    }

    @Test
    void acceptsAClockThatIsUpTo5MinutesOff() {
        for (Duration skew : new Duration[] {Duration.ofMinutes(-5), Duration.ofMinutes(5)}) {
            assertThat(request()
                            .clock(Clock.offset(CLOCK, skew))
                            .sign(TEST)
                            .send()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void rejectsAClockThatIsBehind() {
        assertRejected(
                request().clock(Clock.offset(CLOCK, Duration.ofSeconds(-301))).sign(TEST),
                "InvalidSignatureException",
                "Signature expired: 20260301T115459Z is now earlier than 20260301T115500Z (20260301T120000Z - 5 min.)");
    }

    @Test
    void rejectsAClockThatIsAhead() {
        assertRejected(
                request().clock(Clock.offset(CLOCK, Duration.ofSeconds(301))).sign(TEST),
                "InvalidSignatureException",
                "Signature not yet current: 20260301T120501Z is still later than 20260301T120500Z "
                        + "(20260301T120000Z + 5 min.)");
    }

    @Test
    void requiresTheHostAndAllAmzHeadersToBeSigned() {
        Request unsignedHost = request().sign(TEST);
        unsignedHost.header(
                "Authorization", unsignedHost.headers.get("Authorization").replace(";host;", ";"));
        assertRejected(
                unsignedHost,
                "InvalidSignatureException",
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        assertRejected(
                request().sign(TEST).header("X-Amz-Added", "later"),
                "InvalidSignatureException",
                "'x-amz-added' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void datesResponsesByItsClock() {
        assertThat(request().sign(TEST).send().header("Date")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
    }

    private static Request request() {
        return TestClient.unsigned(emulator, BODY).clock(CLOCK);
    }

    private static void assertRejected(Request request, String type, String message) {
        Reply reply = request.send();
        assertThat(reply.type()).isEqualTo(type);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).contains(message);
        assertThat(reply.body()).contains("com.amazon.coral.service#");
    }
}
