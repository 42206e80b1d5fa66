// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.TestClients.WITHOUT_BACKOFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ThrottlingException;
import java.time.Duration;
import java.util.Collections;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/** Tests the retries of a client by the requests that a server receives. */
class RetryIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final RetryPolicy TWO_THROTTLING_ATTEMPTS = RetryPolicy.builder()
            .maxThrottlingAttempts(2)
            .throttlingBackoffBase(Duration.ZERO)
            .build();

    @ParameterizedTest(name = "status {0}, code {1}: {2} attempts")
    @CsvSource(
            nullValues = "none",
            value = {
                "500, InternalServerException, 3, io.github.partnerflux.exception.InternalServerException",
                "503, none, 3, io.github.partnerflux.exception.PartnerCentralServiceException",
                "429, none, 8, io.github.partnerflux.exception.PartnerCentralServiceException",
                "400, ThrottlingException, 8, io.github.partnerflux.exception.ThrottlingException",
                "400, NewerException, 1, io.github.partnerflux.exception.PartnerCentralServiceException",
                "503, NewerException, 3, io.github.partnerflux.exception.PartnerCentralServiceException",
                "400, ValidationException, 1, io.github.partnerflux.exception.ValidationException",
                "403, AccessDeniedException, 1, io.github.partnerflux.exception.AccessDeniedException",
                "408, none, 1, io.github.partnerflux.exception.PartnerCentralServiceException",
                "501, none, 1, io.github.partnerflux.exception.PartnerCentralServiceException"
            })
    void retriesByStatusAndErrorCode(int status, @Nullable String code, int attempts, Class<?> type) {
        try (MockService service = new MockService(
                        Collections.nCopies(9, MockService.error(status, code)).toArray(MockResponse[]::new));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .retryPolicy(WITHOUT_BACKOFF)
                        .build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> {
                        assertThat(e).isExactlyInstanceOf(type);
                        PartnerCentralServiceException failure = (PartnerCentralServiceException) e;
                        assertThat(failure.attempts()).isEqualTo(attempts);
                        assertThat(failure.statusCode()).isEqualTo(status);
                        assertThat(failure.errorCode()).isEqualTo(code);
                        assertThat(failure.requestId()).isEqualTo("request-" + status);
                    })
                    .verify(TIMEOUT);

            assertThat(service.requestCount()).isEqualTo(attempts);
        }
    }

    @ParameterizedTest(name = "header {0}, body {1}")
    @CsvSource(
            quoteCharacter = '|',
            nullValues = "none",
            value = {
                "ThrottlingException, {}",
                "ThrottlingException:http://internal.amazon.com/coral/com.amazon.coral.service/, {}",
                "com.amazonaws.partnercentralaccount#ThrottlingException, {}",
                "none, |{\"__type\": \"ThrottlingException\"}|",
                "none, |{\"__type\": \"com.amazonaws.partnercentralaccount#ThrottlingException\"}|",
                "none, |{\"code\": \"ThrottlingException\"}|",
                "none, |{\"code\": \"a.b#ThrottlingException:http://c/\"}|"
            })
    void findsTheErrorCodeInHeaderAndBody(@Nullable String header, String body) {
        MockResponse throttled =
                MockService.error(400, header).newBuilder().body(body).build();
        try (MockService service = new MockService(throttled, throttled);
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .retryPolicy(TWO_THROTTLING_ATTEMPTS)
                        .build()) {
            assertFails(
                    client,
                    ThrottlingException.class,
                    2,
                    e -> assertThat(e.errorCode()).isEqualTo("ThrottlingException"));
        }
    }

    @Test
    void retriesAPageAndNotTheListing() {
        try (MockService service = new MockService(
                        MockService.page("token-2", "pac-1"),
                        MockService.error(500, null),
                        MockService.error(500, null),
                        MockService.page("token-3", "pac-2"),
                        MockService.error(500, null),
                        MockService.error(500, null),
                        MockService.page(null, "pac-3"));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .retryPolicy(WITHOUT_BACKOFF)
                        .build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS"))
                            .collectList()
                            .block(TIMEOUT))
                    .extracting(connection -> connection.id())
                    .containsExactly("pac-1", "pac-2", "pac-3");
            assertThat(service.requestCount()).isEqualTo(7);
        }
    }

    @Test
    void hasARetryQuotaForEachView() {
        RetryPolicy persistent = RetryPolicy.builder()
                .maxAttempts(100)
                .backoffBase(Duration.ZERO)
                .build();
        try (MockService service =
                        new MockService(Collections.nCopies(80, MockService.error(500, "InternalServerException"))
                                .toArray(MockResponse[]::new));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .retryPolicy(persistent)
                        .build()) {
            PartnerCentralAccountClient view = client.withCredentialsProvider(TestClients.credentials("a", "b"));

            // 500 tokens pay for 35 retries at 14 each.
            assertAttempts(client, 36);
            assertAttempts(client, 1);
            assertAttempts(view, 36);
            assertThat(service.requestCount()).isEqualTo(73);
        }
    }

    private static void assertAttempts(PartnerCentralAccountClient client, int expected) {
        StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                .expectErrorSatisfies(e ->
                        assertThat(((InternalServerException) e).attempts()).isEqualTo(expected))
                .verify(TIMEOUT);
    }

    @ParameterizedTest(name = "{0}: {1}, waits {2} or longer")
    @CsvSource({"1500, PT1.5S, PT1.5S", "0, PT0S, PT0S", "10000, PT10S, PT5S", "x, , PT0S", "-1, , PT0S"})
    void waitsAsTheRetryHintSpecifies(String hint, @Nullable Duration parsed, Duration shortestWait) {
        MockResponse throttled = MockService.error(429, "ThrottlingException")
                .newBuilder()
                .addHeader("x-amz-retry-after", hint)
                .build();
        try (MockService service = new MockService(throttled, throttled);
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .retryPolicy(TWO_THROTTLING_ATTEMPTS)
                        .build()) {
            long start = System.nanoTime();
            assertFails(
                    client,
                    ThrottlingException.class,
                    2,
                    e -> assertThat(e.retryAfter()).isEqualTo(parsed));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(shortestWait);
            assertThat(service.requestCount()).isEqualTo(2);
        }
    }
}
