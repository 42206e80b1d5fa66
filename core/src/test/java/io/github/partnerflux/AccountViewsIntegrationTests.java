// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.EmulatedCredentials;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Tests the views of a client that have credentials or a retry policy of their own. */
class AccountViewsIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AtomicInteger connections = new AtomicInteger();

    private PartnerCentralEmulator emulator;
    private PartnerCentralAccountClient client;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().accounts(20).connections(30).start();
        client = TestClients.clientFor(emulator.endpoint())
                .httpClient(http -> http.doOnChannelInit((observer, channel, address) -> connections.incrementAndGet()))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    @Test
    void concurrentViewsListTheConnectionsOfTheirOwnAccounts() {
        assertThat(Flux.fromIterable(emulator.accounts())
                        .flatMap(
                                account -> view(account)
                                        .listConnections(r -> r.catalog("AWS").maxResults(7))
                                        .map(ConnectionSummary::id)
                                        .collectList()
                                        .doOnNext(ids -> assertThat(ids)
                                                .isEqualTo(account.connections().stream()
                                                        .map(EmulatedConnection::id)
                                                        .toList())),
                                20)
                        .count()
                        .block(TIMEOUT))
                .isEqualTo(20);
    }

    @Test
    void viewsShareTheConnections() {
        Flux.fromIterable(emulator.accounts())
                .concatMap(account -> view(account).listConnections(r -> r.catalog("AWS")))
                .blockLast(TIMEOUT);

        assertThat(emulator.requestCount()).isEqualTo(20);
        assertConnectionsAreShared();
    }

    @Test
    void viewsWithAnotherRetryPolicyShareConnectionsAndCredentials() {
        for (int i = 0; i < 10; i++) {
            PartnerCentralAccountClient view = client.withRetryPolicy(RetryPolicy.none());
            assertThat(client.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT))
                    .isEqualTo(30);
            assertThat(view.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT))
                    .isEqualTo(30);
        }

        assertThat(emulator.requestCount()).isEqualTo(20);
        assertConnectionsAreShared();
    }

    /** Ten views with pools of their own would open ten. A connection may not be back in the pool for the next listing. */
    private void assertConnectionsAreShared() {
        assertThat(connections).hasValueLessThan(10);
    }

    @Test
    void aViewUsesItsOwnRetryPolicy() {
        emulator.inject(Fault.error(500, "InternalServerException"));

        StepVerifier.create(client.withRetryPolicy(RetryPolicy.none()).listConnections(r -> r.catalog("AWS")))
                .expectErrorSatisfies(failure -> assertThat(((PartnerCentralAccountException) failure).attempts())
                        .isEqualTo(1))
                .verify(TIMEOUT);

        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void aViewOfAViewKeepsItsRetryPolicy() {
        emulator.inject(Fault.error(500, "InternalServerException"));
        PartnerCentralAccountClient view = client.withRetryPolicy(RetryPolicy.none())
                .withCredentialsProvider(TestClients.credentials("test-2", "test-2"));

        StepVerifier.create(view.listConnections(r -> r.catalog("AWS")))
                .expectError(InternalServerException.class)
                .verify(TIMEOUT);

        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void acceptsCredentialsWithASessionToken() {
        EmulatedCredentials temporary = emulator.account(0).temporaryCredentials();

        assertThat(client.withCredentialsProvider(provider(call -> temporary))
                        .listConnections(r -> r.catalog("AWS"))
                        .count()
                        .block(TIMEOUT))
                .isEqualTo(30);
        assertThat(emulator.requests().get(0).header("X-Amz-Security-Token")).isEqualTo(temporary.sessionToken());
    }

    @Test
    void rotatedCredentialsSignTheNextPage() {
        EmulatedCredentials longTerm = emulator.account(0).credentials();
        EmulatedCredentials temporary = emulator.account(0).temporaryCredentials();
        TestCredentials rotating = provider(call -> call <= 2 ? longTerm : temporary);

        assertThat(client.withCredentialsProvider(rotating)
                        .listConnections(r -> r.catalog("AWS").maxResults(10))
                        .count()
                        .block(TIMEOUT))
                .isEqualTo(30);
        assertThat(emulator.requests())
                .extracting(RecordedRequest::accessKeyId)
                .containsExactly(longTerm.accessKeyId(), longTerm.accessKeyId(), temporary.accessKeyId());
    }

    @Test
    void aBlockingProviderDoesNotDelayOtherAccounts() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TestCredentials blocking = provider(call -> {
            called.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return emulator.account(1).credentials();
        });

        CompletableFuture<Long> blocked = client.withCredentialsProvider(blocking)
                .listConnections(r -> r.catalog("AWS"))
                .count()
                .toFuture();
        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        // More concurrent calls than event loops that could be blocked.
        Flux.range(0, 200)
                .flatMap(i -> client.listConnections(r -> r.catalog("AWS").maxResults(10)), 50)
                .blockLast(TIMEOUT);
        assertThat(blocked).isNotDone();

        release.countDown();
        assertThat(blocked.get(30, TimeUnit.SECONDS)).isEqualTo(30);
    }

    private PartnerCentralAccountClient view(EmulatedAccount account) {
        return client.withCredentialsProvider(
                TestClients.credentials(account.accessKeyId(), account.secretAccessKey()));
    }

    private static TestCredentials provider(IntFunction<EmulatedCredentials> credentials) {
        return new TestCredentials(call -> CompletableFuture.completedFuture(identity(credentials.apply(call))));
    }

    private static AwsCredentialsIdentity identity(EmulatedCredentials credentials) {
        String sessionToken = credentials.sessionToken();
        return sessionToken == null
                ? AwsCredentialsIdentity.create(credentials.accessKeyId(), credentials.secretAccessKey())
                : AwsSessionCredentialsIdentity.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), sessionToken);
    }
}
