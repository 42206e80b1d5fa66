// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Endpoints;
import io.github.partnerflux.internal.operation.TestAttempts;
import io.github.partnerflux.internal.protocol.RequestHeaders;
import java.net.URI;
import java.security.Provider;
import java.security.Security;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

class RequestSignerUnitTests {

    private static final Map<String, String> HEADERS = RequestHeaders.of(TestAttempts.listConnections(2));
    private static final byte[] BODY = "{\"Catalog\":\"AWS\"}".getBytes(UTF_8);

    private static final AwsCredentialsIdentity LONG_TERM =
            AwsCredentialsIdentity.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final AwsCredentialsIdentity SESSION = AwsSessionCredentialsIdentity.create(
            "ASIAEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session/token+with==characters");

    /** Verifies the helper by an example of AWS, so that its mistakes cannot hide those of the signer. */
    @Test
    void theHelperComputesAKnownSignature() {
        SigV4 authorization =
                SigV4.parse("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-date,"
                        + " Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");

        // "post-x-www-form-urlencoded" of the SigV4 test suite.
        assertThat(authorization.expectedSignature(
                        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                        "/",
                        Map.of(
                                "Content-Type", "application/x-www-form-urlencoded",
                                "Host", "example.amazonaws.com",
                                "X-Amz-Date", "20150830T123600Z"),
                        "Param1=value1".getBytes(UTF_8)))
                .isEqualTo(authorization.signature());
    }

    @ParameterizedTest
    @CsvSource({
        "https://partnercentral-account.us-east-1.api.aws/, us-east-1, partnercentral-account.us-east-1.api.aws, /",
        "https://partnercentral-account.us-gov-west-1.api.aws/, us-gov-west-1, partnercentral-account.us-gov-west-1.api.aws, /",
        "http://127.0.0.1:8080/, us-east-1, 127.0.0.1:8080, /",
        "http://[::1]:8080/, us-east-1, [::1]:8080, /",
        "https://example.com:443/, us-east-1, example.com, /",
        "https://example.com/a/b, us-east-1, example.com, /a/b/",
        "https://example.com/\u00e9, us-east-1, example.com, /%25C3%25A9/",
        "http://my_service:8080/, us-east-1, my_service:8080, /",
        "https://example.com/a%20b/, us-east-1, example.com, /a%2520b/"
    })
    void signsWhatIsSent(String endpoint, String region, String host, String canonicalPath) {
        Map<String, String> headers = new RequestSigner(Endpoint.parse("endpoint", endpoint), region)
                .sign(LONG_TERM, HEADERS, BODY, Clock.systemUTC());

        assertThat(headers).containsAllEntriesOf(HEADERS).containsEntry("host", host);
        SigV4 authorization = SigV4.parse(headers.get("authorization"));
        assertThat(authorization.accessKeyId()).isEqualTo("AKIDEXAMPLE");
        assertThat(authorization.region()).isEqualTo(region);
        assertThat(authorization.service()).isEqualTo("partnercentral-account");
        assertThat(headers.get("x-amz-date")).matches("\\d{8}T\\d{6}Z").startsWith(authorization.date());
        assertThat(authorization.signedHeaders())
                .contains(
                        "amz-sdk-invocation-id",
                        "amz-sdk-request",
                        "content-type",
                        "host",
                        "x-amz-date",
                        "x-amz-target");
        assertThat(authorization.signature())
                .isEqualTo(authorization.expectedSignature(LONG_TERM.secretAccessKey(), canonicalPath, headers, BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://partnercentral-account.us-east-1.api.aws/",
                "http://127.0.0.1:8080/",
                "http://[::1]:8080/",
                "https://example.com:443/a/b",
                "https://example.com/a%20b/",
                "https://example.com/a/../b/./c",
                "https://example.com/\u00e9"
            })
    void signsLikeTheAwsSdk(String text) {
        Endpoint endpoint = Endpoint.parse("endpoint", text);
        Clock clock = Clock.fixed(Instant.parse("2026-02-28T23:59:59.999Z"), ZoneOffset.UTC);
        for (AwsCredentialsIdentity identity : List.of(LONG_TERM, SESSION)) {
            SdkHttpRequest.Builder request =
                    SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create(endpoint.toString()));
            HEADERS.forEach(request::putHeader);
            SdkHttpRequest theirs = AwsV4HttpSigner.create()
                    .sign(SignRequest.builder(identity)
                            .request(request.build())
                            .payload(ContentStreamProvider.fromByteArray(BODY))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "partnercentral-account")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                            .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                            .build())
                    .request();

            Map<String, String> ours = new RequestSigner(endpoint, "us-east-1").sign(identity, HEADERS, BODY, clock);

            assertThat(ours).isEqualTo(headers(theirs));
        }
    }

    @Test
    void signsTheSessionToken() {
        Map<String, String> headers = signer().sign(SESSION, HEADERS, BODY, Clock.systemUTC());

        SigV4 authorization = SigV4.parse(headers.get("authorization"));
        assertThat(headers).containsEntry("x-amz-security-token", "session/token+with==characters");
        assertThat(authorization.signedHeaders()).contains("x-amz-security-token");
        assertThat(authorization.signature())
                .isEqualTo(authorization.expectedSignature(SESSION.secretAccessKey(), "/", headers, BODY));
    }

    @Test
    void signsWithTheKeyOfTheSecretAndTheDay() {
        RequestSigner signer = signer();
        Instant lastSecond = Instant.parse("2026-02-28T23:59:59Z");
        AwsCredentialsIdentity rotated = AwsCredentialsIdentity.create("AKIDEXAMPLE", "another/secret");

        for (AwsCredentialsIdentity identity : List.of(LONG_TERM, rotated, LONG_TERM)) {
            for (Instant time : List.of(lastSecond, lastSecond.plusSeconds(1), lastSecond)) {
                Clock clock = Clock.fixed(time, ZoneOffset.UTC);

                assertThat(signer.sign(identity, HEADERS, BODY, clock))
                        .isEqualTo(signer().sign(identity, HEADERS, BODY, clock));
            }
        }
    }

    @Test
    void sendsNoSessionTokenWithLongTermCredentials() {
        assertThat(signer().sign(LONG_TERM, HEADERS, BODY, Clock.systemUTC()))
                .doesNotContainKey("x-amz-security-token");
    }

    @Test
    void neverSendsTheSecret() {
        assertThat(signer().sign(SESSION, HEADERS, BODY, Clock.systemUTC()).toString())
                .doesNotContain(SESSION.secretAccessKey());
    }

    /** A thread keeps its digest. */
    @Test
    void signsCorrectlyAfterAnErrorOnTheSameThread() throws Exception {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Map<String, String> expected = signer().sign(LONG_TERM, HEADERS, BODY, clock);
        AtomicReference<Map<String, String>> signed = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> signer().sign(LONG_TERM, HEADERS, BODY, clock));
            signed.set(signer().sign(LONG_TERM, HEADERS, BODY, clock));
        });
        Provider failing = FailingDigest.provider();
        Security.insertProviderAt(failing, 1);
        try {
            thread.start();
            thread.join();
        } finally {
            Security.removeProvider(failing.getName());
        }

        assertThat(signed.get()).isEqualTo(expected);
    }

    private static RequestSigner signer() {
        return new RequestSigner(Endpoints.of(Region.US_EAST_1, false), "us-east-1");
    }

    private static Map<String, String> headers(SdkHttpRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.forEachHeader((name, values) -> {
            assertThat(values).as(name).hasSize(1);
            headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
        });
        return headers;
    }
}
