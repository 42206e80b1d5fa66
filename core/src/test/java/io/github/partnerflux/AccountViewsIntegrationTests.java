package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedCredentials;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** Many accounts through one client, and credentials that change while a listing goes on. */
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
    void eachAccountListsItsOwnConnectionsAtTheSameTime() {
        assertThat(Flux.fromIterable(emulator.accounts())
                        .flatMap(
                                account -> client.withCredentialsProvider(TestClients.credentials(
                                                account.accessKeyId(), account.secretAccessKey()))
                                        .listConnections(r -> r.catalog("AWS").maxResults(7))
                                        .map(connection -> connection.id())
                                        .collectList()
                                        .doOnNext(ids -> assertThat(ids)
                                                .isEqualTo(account.connections().stream()
                                                        .map(connection -> connection.id())
                                                        .toList())),
                                20)
                        .count()
                        .block(TIMEOUT))
                .isEqualTo(20);
    }

    @Test
    void viewsShareTheConnections() {
        Flux.fromIterable(emulator.accounts())
                .concatMap(account -> client.withCredentialsProvider(
                                TestClients.credentials(account.accessKeyId(), account.secretAccessKey()))
                        .listConnections(r -> r.catalog("AWS")))
                .blockLast(TIMEOUT);

        assertThat(emulator.requestCount()).isEqualTo(20);
        // The last answer's connection may not be back in the pool when the next account's request wants one.
        assertThat(connections).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void aViewWithAnotherRetryPolicySharesConnectionsAndCredentials() {
        PartnerCentralAccountClient withoutRetries = client.withRetryPolicy(RetryPolicy.none());
        assertThat(withoutRetries.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT))
                .isEqualTo(30);
        emulator.inject(Fault.error(500, "InternalServerException"));

        StepVerifier.create(withoutRetries.listConnections(r -> r.catalog("AWS")))
                .expectErrorSatisfies(failure -> assertThat(((PartnerCentralAccountException) failure).attempts())
                        .isEqualTo(1))
                .verify(TIMEOUT);

        assertThat(emulator.requestCount()).isEqualTo(2);
        assertThat(connections).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void anAccountsViewKeepsTheRetryPolicyOfTheViewThatItIsMadeFrom() {
        emulator.inject(Fault.error(500, "InternalServerException"));
        PartnerCentralAccountClient view = client.withRetryPolicy(RetryPolicy.none())
                .withCredentialsProvider(TestClients.credentials("test-2", "test-2"));

        StepVerifier.create(view.listConnections(r -> r.catalog("AWS")))
                .expectError(InternalServerException.class)
                .verify(TIMEOUT);

        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void takesCredentialsWithASessionToken() {
        EmulatedCredentials temporary = emulator.account(0).temporaryCredentials();

        assertThat(client.withCredentialsProvider(provider(() -> identity(temporary)))
                        .listConnections(r -> r.catalog("AWS"))
                        .count()
                        .block(TIMEOUT))
                .isEqualTo(30);
        assertThat(emulator.requests().get(0).header("X-Amz-Security-Token")).isEqualTo(temporary.sessionToken());
    }

    @Test
    void aRotationTakesEffectWithTheNextPage() {
        EmulatedCredentials lasting = emulator.account(0).credentials();
        EmulatedCredentials temporary = emulator.account(0).temporaryCredentials();
        AtomicInteger asked = new AtomicInteger();
        IdentityProvider<AwsCredentialsIdentity> rotating =
                provider(() -> identity(asked.incrementAndGet() <= 2 ? lasting : temporary));

        assertThat(client.withCredentialsProvider(rotating)
                        .listConnections(r -> r.catalog("AWS").maxResults(10))
                        .count()
                        .block(TIMEOUT))
                .isEqualTo(30);
        assertThat(emulator.requests())
                .extracting(RecordedRequest::accessKeyId)
                .containsExactly(lasting.accessKeyId(), lasting.accessKeyId(), temporary.accessKeyId());
    }

    @Test
    void aProviderThatBlocksHoldsUpNobodyElse() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        IdentityProvider<AwsCredentialsIdentity> blocking = provider(() -> {
            asked.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return identity(emulator.account(1).credentials());
        });

        CompletableFuture<Long> blocked = client.withCredentialsProvider(blocking)
                .listConnections(r -> r.catalog("AWS"))
                .count()
                .toFuture();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        // As many calls at once as there could be event loops to block.
        Flux.range(0, 200)
                .flatMap(i -> client.listConnections(r -> r.catalog("AWS").maxResults(10)), 50)
                .blockLast(TIMEOUT);
        assertThat(blocked).isNotDone();

        release.countDown();
        assertThat(blocked.get(30, TimeUnit.SECONDS)).isEqualTo(30);
    }

    private static AwsCredentialsIdentity identity(EmulatedCredentials credentials) {
        String sessionToken = credentials.sessionToken();
        return sessionToken == null
                ? AwsCredentialsIdentity.create(credentials.accessKeyId(), credentials.secretAccessKey())
                : AwsSessionCredentialsIdentity.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), sessionToken);
    }

    private static IdentityProvider<AwsCredentialsIdentity> provider(Supplier<AwsCredentialsIdentity> supplier) {
        return new IdentityProvider<>() {
            @Override
            public Class<AwsCredentialsIdentity> identityType() {
                return AwsCredentialsIdentity.class;
            }

            @Override
            public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
                return CompletableFuture.completedFuture(supplier.get());
            }
        };
    }
}
