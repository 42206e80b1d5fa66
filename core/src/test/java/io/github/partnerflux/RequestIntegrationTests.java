// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.TestClients.WITHOUT_BACKOFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.internal.auth.SigV4;
import io.github.partnerflux.model.ConnectionSummary;
import io.netty.buffer.ByteBuf;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.SetSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/** Tests the requests that a client sends, as the server receives them. */
class RequestIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    @SetSystemProperty(key = "aws.region", value = "eu-west-1")
    void sendsTheRequestOfTheProtocol() throws Exception {
        try (MockService service = new MockService(MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(service.endpoint()).build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS").maxResults(50))
                            .map(ConnectionSummary::id)
                            .collectList()
                            .block(TIMEOUT))
                    .containsExactly("pac-1");

            RecordedRequest request = service.take();
            assertThat(request.getRequestLine()).isEqualTo("POST / HTTP/1.1");
            assertThat(request.getBody().utf8()).isEqualTo("{\"Catalog\":\"AWS\",\"MaxResults\":50}");
            assertThat(request.getChunkSizes()).isNullOrEmpty();
            Map<String, List<String>> headers = request.getHeaders().toMultimap();
            assertThat(headers)
                    .containsEntry("content-type", List.of("application/x-amz-json-1.0"))
                    .containsEntry("x-amz-target", List.of("PartnerCentralAccount.ListConnections"))
                    .containsEntry("content-length", List.of(String.valueOf(request.getBodySize())))
                    .containsEntry("host", List.of(service.endpoint().getAuthority()))
                    .containsEntry("amz-sdk-request", List.of("attempt=1; max=8"))
                    .doesNotContainKey("transfer-encoding")
                    .doesNotContainKey("x-amz-security-token");
            assertThat(request.getHeaders().get("user-agent")).matches("partnerflux/\\d+\\.\\d+\\.\\d+(-\\w+)?");
            assertThat(request.getHeaders().get("amz-sdk-invocation-id"))
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(verifiedSignature(request, "/", "test").region()).isEqualTo("us-east-1");
        }
    }

    @Test
    void showsTheSignedHeadersToDoOnRequest() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (MockService service = new MockService(MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .httpClient(http -> http.doOnRequest((request, connection) ->
                                seen.add(request.requestHeaders().get("authorization"))))
                        .build()) {
            client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);

            assertThat(seen).containsExactly(service.take().getHeaders().get("authorization"));
        }
    }

    @Test
    void aUsersHeaderIsNotKeptForTheNextRequest() {
        try (MockService service = new MockService(MockService.page(null, "pac-1"), MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .httpClient(http -> http.headersWhen(headers -> Mono.deferContextual(
                                context -> Mono.just(context.hasKey("tenant") ? headers.set("tenant", "a") : headers))))
                        .build()) {
            client.listConnections(r -> r.catalog("AWS"))
                    .contextWrite(context -> context.put("tenant", "a"))
                    .blockLast(TIMEOUT);
            client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);

            assertThat(service.takeAll())
                    .extracting(request -> request.getHeaders().get("tenant"))
                    .containsExactly("a", null);
        }
    }

    @Test
    void signsEachAttemptWithNewlyResolvedCredentials() throws Exception {
        TestCredentials rotating = new TestCredentials(call -> CompletableFuture.completedFuture(
                AwsSessionCredentialsIdentity.create("key-" + call, "secret-" + call, "token-" + call)));
        try (MockService service = new MockService(
                        MockService.error(500, null),
                        MockService.error(429, "ThrottlingException"),
                        MockService.error(400, "ThrottlingException"),
                        MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(rotating)
                        .retryPolicy(WITHOUT_BACKOFF)
                        .build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS"))
                            .collectList()
                            .block(TIMEOUT))
                    .hasSize(1);

            List<RecordedRequest> attempts = service.takeAll();
            assertThat(attempts)
                    .extracting(request -> request.getHeaders().get("amz-sdk-request"))
                    .containsExactly("attempt=1; max=8", "attempt=2; max=8", "attempt=3; max=8", "attempt=4; max=8");
            assertThat(attempts)
                    .extracting(request -> request.getHeaders().get("x-amz-security-token"))
                    .containsExactly("token-1", "token-2", "token-3", "token-4");
            assertThat(attempts)
                    .extracting(request -> request.getHeaders().get("amz-sdk-invocation-id"))
                    .containsOnly(attempts.get(0).getHeaders().get("amz-sdk-invocation-id"));
            assertThat(attempts).extracting(request -> request.getBody().utf8()).containsOnly("{\"Catalog\":\"AWS\"}");
            for (int i = 0; i < attempts.size(); i++) {
                SigV4 signature = verifiedSignature(attempts.get(i), "/", "secret-" + (i + 1));
                assertThat(signature.accessKeyId()).isEqualTo("key-" + (i + 1));
                assertThat(signature.signedHeaders()).contains("amz-sdk-request", "x-amz-security-token");
            }
            assertThat(rotating.calls()).isEqualTo(4);
        }
    }

    @Test
    void sendsEachPageRequestWithItsOwnInvocationId() throws Exception {
        try (MockService service =
                        new MockService(MockService.page("token-2", "pac-1"), MockService.page(null, "pac-2"));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(service.endpoint()).build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS"))
                            .collectList()
                            .block(TIMEOUT))
                    .hasSize(2);

            List<RecordedRequest> pages = service.takeAll();
            assertThat(pages)
                    .extracting(request -> request.getBody().utf8())
                    .containsExactly("{\"Catalog\":\"AWS\"}", "{\"Catalog\":\"AWS\",\"NextToken\":\"token-2\"}");
            assertThat(pages)
                    .extracting(request -> request.getHeaders().get("amz-sdk-invocation-id"))
                    .doesNotHaveDuplicates();
            assertThat(pages)
                    .extracting(request -> request.getHeaders().get("amz-sdk-request"))
                    .containsOnly("attempt=1; max=8");
        }
    }

    @Test
    void sendsNoHeaderOfAnotherAccount() throws Exception {
        try (MockService service = new MockService(MockService.page(null), MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsSessionCredentials.create("session-key", "session-secret", "session-token")))
                        .build()) {
            client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);
            client.withCredentialsProvider(TestClients.credentials("other-key", "other-secret"))
                    .listConnections(r -> r.catalog("AWS"))
                    .blockLast(TIMEOUT);

            assertThat(service.take().getHeaders().get("x-amz-security-token")).isEqualTo("session-token");
            assertThat(service.take().getHeaders().toMultimap())
                    .doesNotContainKey("x-amz-security-token")
                    .allSatisfy((name, values) -> assertThat(values).as(name).hasSize(1));
        }
    }

    @Test
    void concurrentAccountsReceiveTheirOwnConnections() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(8)
                        .connections(3)
                        .start();
                PartnerCentralAccountClient client =
                        TestClients.clientFor(emulator.endpoint()).build()) {
            Flux.range(0, 2_000)
                    .flatMap(
                            i -> {
                                EmulatedAccount account = emulator.account(i % 8);
                                return client.withCredentialsProvider(TestClients.credentials(
                                                account.accessKeyId(), account.secretAccessKey()))
                                        .listConnections(r -> r.catalog("AWS"))
                                        .map(ConnectionSummary::id)
                                        .collectList()
                                        .doOnNext(ids -> assertThat(ids)
                                                .isEqualTo(account.connections().stream()
                                                        .map(EmulatedConnection::id)
                                                        .toList()));
                            },
                            64)
                    .blockLast(TIMEOUT);
        }
    }

    @Test
    void aDiscardHookThatReleasesBuffersReleasesNoneTwice() {
        try (PartnerCentralEmulator emulator =
                        PartnerCentralEmulator.builder().connections(300).start();
                PartnerCentralAccountClient client =
                        TestClients.clientFor(emulator.endpoint()).build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS"))
                            .doOnDiscard(ByteBuf.class, ByteBuf::release)
                            .collectList()
                            .block(TIMEOUT))
                    .hasSize(300);
        }
    }

    @Test
    void signsWithTheCredentialsOfTheView() throws Exception {
        try (MockService service = new MockService(MockService.page(null), MockService.page(null));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(service.endpoint()).build();
                PartnerCentralAccountClient view =
                        client.withCredentialsProvider(TestClients.credentials("other-key", "other-secret"))) {
            client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);
            view.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);

            RecordedRequest first = service.take();
            RecordedRequest second = service.take();
            assertThat(verifiedSignature(first, "/", "test").accessKeyId()).isEqualTo("test");
            assertThat(verifiedSignature(second, "/", "other-secret").accessKeyId())
                    .isEqualTo("other-key");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\" | / | /",
                "/ | / | /",
                // Smithy's protocol test AwsJson10HostWithPath.
                "/custom | /custom/ | /custom/",
                "/a%20b/../c%2Fd/./e/ | /c%2Fd/e/ | /c%252Fd/e/",
                "/\u00e9\u20ac | /%C3%A9%E2%82%AC/ | /%25C3%25A9%25E2%2582%25AC/",
                "/%c3%a9 | /%c3%a9/ | /%25c3%25a9/",
                "/~a!$&'()*+,;=:@ | /~a!$&'()*+,;=:@/ | /~a%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40/"
            },
            delimiter = '|')
    void sendsAndSignsThePathOfTheEndpoint(String path, String sent, String canonical) throws Exception {
        try (MockService service = new MockService(MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(URI.create(service.endpoint() + path))
                        .build()) {
            client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);

            RecordedRequest request = service.take();
            assertThat(request.getRequestLine()).isEqualTo("POST " + sent + " HTTP/1.1");
            verifiedSignature(request, canonical, "test");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_service", "web.1.x7f", "-a-.b-", "My_Service.", "_"})
    void callsHostsThatJavaDoesNotParse(String host) {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start();
                PartnerCentralAccountClient client = TestClients.clientFor(URI.create(
                                "http://" + host + ":" + emulator.endpoint().getPort()))
                        .plaintextAllowed(true)
                        .httpClient(http -> http.resolver(new LoopbackResolver()))
                        .build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT))
                    .isPositive();
            assertThat(emulator.requests().get(0).header("Host"))
                    .isEqualTo(host + ":" + emulator.endpoint().getPort());
        }
    }

    @Test
    void signsForTheConfiguredRegionAndPath() throws Exception {
        try (MockService service = new MockService(MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(
                                URI.create(service.endpoint() + "/base/a%20b"))
                        .region(Region.US_GOV_WEST_1)
                        .build()) {
            client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);

            RecordedRequest request = service.take();
            assertThat(request.getRequestLine()).isEqualTo("POST /base/a%20b/ HTTP/1.1");
            assertThat(verifiedSignature(request, "/base/a%2520b/", "test").region())
                    .isEqualTo("us-gov-west-1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "key, secret, 't0ken\r\nX-Forged: 1', the session token has a line break or another control character",
                "key, secret, 't0ken\0', the session token has a line break or another control character",
                "key, secret, 't0ken\u0085', the session token has a line break or another control character",
                "key, secret, t0k\u00e9n, the session token has a character beyond ASCII",
                "key, secret, t0ken\u20ac, the session token has a character beyond ASCII",
                "'t0ken\r\nX-Forged: 1', secret, token, the access key identifier has a line break or another control",
                "t0ken\u00e9, secret, token, the access key identifier has a character beyond ASCII",
                "null, t0ken, token, they have no access key identifier",
                "' ', t0ken, token, they have no access key identifier",
                "key, null, t0ken, they have no secret access key",
                "key, t0ken, null, they have no session token",
                "null, null, t0ken, the provider returned anonymous credentials, which cannot sign requests"
            })
    void sendsNothingWithInvalidCredentials(
            @Nullable String accessKeyId, @Nullable String secret, @Nullable String sessionToken, String message) {
        TestCredentials unusable = new TestCredentials(
                call -> CompletableFuture.completedFuture(new RawIdentity(accessKeyId, secret, sessionToken)));
        try (MockService service = new MockService(MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(unusable)
                        .build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> {
                        assertThat(e).isInstanceOf(CredentialsException.class).hasMessageContaining(message);
                        StringWriter trace = new StringWriter();
                        e.printStackTrace(new PrintWriter(trace, true));
                        assertThat(trace.toString()).doesNotContain("t0k");
                    })
                    .verify(TIMEOUT);

            assertThat(service.requestCount()).isZero();
        }
    }

    @Test
    void trimsCredentials() throws Exception {
        TestCredentials fromFiles = new TestCredentials(
                call -> CompletableFuture.completedFuture(new RawIdentity("key\n", "\tsecret\r\n", " token\r\n")));
        try (MockService service = new MockService(MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(fromFiles)
                        .build()) {
            client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);

            RecordedRequest request = service.take();
            assertThat(request.getHeaders().get("x-amz-security-token")).isEqualTo("token");
            assertThat(verifiedSignature(request, "/", "secret").accessKeyId()).isEqualTo("key");
        }
    }

    /** An identity of a provider that neither trims nor validates. */
    private record RawIdentity(String accessKeyId, String secretAccessKey, String sessionToken)
            implements AwsSessionCredentialsIdentity {}

    /** Verifies the signature of a request as the server received it. */
    private static SigV4 verifiedSignature(RecordedRequest request, String canonicalPath, String secretAccessKey) {
        SigV4 signature = SigV4.parse(request.getHeaders().get("Authorization"));
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().toMultimap().forEach((name, values) -> headers.put(name, String.join(",", values)));
        assertThat(signature.signature())
                .isEqualTo(signature.expectedSignature(
                        secretAccessKey,
                        canonicalPath,
                        headers,
                        request.getBody().toByteArray()));
        return signature;
    }
}
