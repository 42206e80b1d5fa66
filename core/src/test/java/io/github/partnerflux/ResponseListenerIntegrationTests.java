// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.exception.InternalServerException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class ResponseListenerIntegrationTests {

    private final List<ResponseMetadata> received = new CopyOnWriteArrayList<>();

    @Test
    void receivesTheMetadataOfEachPage() {
        try (MockService service = new MockService(
                        MockService.page("next", "pac-1"),
                        MockService.error(500, "InternalServerException"),
                        MockService.page(null, "pac-2"));
                PartnerCentralAccountClient client =
                        TestClients.clientWithoutBackoff(service.endpoint()).build()) {
            count(client.withResponseListener(received::add));

            assertThat(received)
                    .containsExactly(
                            new ResponseMetadata("ListConnections", "request-ok", 200, 1),
                            new ResponseMetadata("ListConnections", "request-ok", 200, 2));
        }
    }

    @Test
    void isPartOfOneViewOnly() {
        try (MockService service = new MockService(MockService.page(null), MockService.page(null));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(service.endpoint()).build()) {
            count(client.withResponseListener(received::add));
            count(client);

            assertThat(received).hasSize(1);
        }
    }

    @Test
    void combinesWithOtherViewsAndListeners() {
        List<ResponseMetadata> other = new CopyOnWriteArrayList<>();
        try (MockService service = new MockService(MockService.page(null), MockService.page(null));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(service.endpoint()).build()) {
            PartnerCentralAccountClient view = client.withResponseListener(received::add)
                    .withRetryPolicy(RetryPolicy.none())
                    .withCredentialsProvider(TestClients.credentials("other", "secret"));
            count(view);
            count(view.withResponseListener(other::add));

            assertThat(received).hasSize(2);
            assertThat(other).hasSize(1);
            assertThat(service.takeAll())
                    .allSatisfy(request -> assertThat(request.getHeaders().get("Authorization"))
                            .contains("Credential=other/"));
        }
    }

    static List<Error> errors() {
        return List.of(new NoClassDefFoundError("missing"), new StackOverflowError());
    }

    /** Reactor treats these errors as fatal. */
    @ParameterizedTest
    @MethodSource("errors")
    void doesNotAffectTheCallByItsFailure(Error error) {
        try (MockService service = new MockService(MockService.page(null, "pac-1"), MockService.page(null, "pac-2"));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(service.endpoint()).build()) {
            PartnerCentralAccountClient view = client.withResponseListener(metadata -> {
                        throw error;
                    })
                    .withResponseListener(received::add);

            assertThat(count(view)).isEqualTo(1);
            assertThat(count(view)).isEqualTo(1);
            assertThat(received).hasSize(2);
        }
    }

    /** A view for each call must not multiply the retries that an outage allows: 500 tokens are 35 retries. */
    @Test
    void sharesTheRetryQuota() {
        MockResponse[] outage = IntStream.range(0, 80)
                .mapToObj(i -> MockService.error(500, "InternalServerException"))
                .toArray(MockResponse[]::new);
        try (MockService service = new MockService(outage);
                PartnerCentralAccountClient client =
                        TestClients.clientWithoutBackoff(service.endpoint()).build()) {
            for (int i = 0; i < 20; i++) {
                assertThatExceptionOfType(InternalServerException.class)
                        .isThrownBy(() -> count(client.withResponseListener(received::add)));
            }

            assertThat(service.requestCount()).isEqualTo(20 + 35);
            assertThat(received).isEmpty();
        }
    }

    @Test
    void sharesAResolutionOfCredentials() {
        CompletableFuture<AwsCredentialsIdentity> pending = new CompletableFuture<>();
        AwsCredentialsIdentity credentials = AwsBasicCredentials.create("test", "test");
        TestCredentials provider =
                new TestCredentials(call -> call == 1 ? CompletableFuture.completedFuture(credentials) : pending);
        try (MockService service =
                        new MockService(MockService.page(null), MockService.page(null), MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(provider)
                        .build()) {
            count(client);
            CompletableFuture<Long> first =
                    client.listConnections(r -> r.catalog("AWS")).count().toFuture();
            CompletableFuture<Long> second = client.withResponseListener(received::add)
                    .listConnections(r -> r.catalog("AWS"))
                    .count()
                    .toFuture();
            pending.complete(credentials);

            assertThat(first).succeedsWithin(TIMEOUT);
            assertThat(second).succeedsWithin(TIMEOUT);
            assertThat(provider.calls()).isEqualTo(2);
        }
    }

    private static long count(PartnerCentralAccountClient client) {
        return client.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT);
    }
}
