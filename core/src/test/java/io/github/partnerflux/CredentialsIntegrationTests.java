// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.test.RawServer;
import io.netty.util.concurrent.EventExecutor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.ClearSystemProperty;
import org.junit.jupiter.api.util.RestoreSystemProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class CredentialsIntegrationTests {

    private static final AwsCredentialsIdentity IDENTITY = AwsCredentialsIdentity.create("test", "test");

    @Test
    void areNeverResolvedOnANonBlockingThread() {
        Queue<Boolean> onNonBlockingThread = new ConcurrentLinkedQueue<>();
        TestCredentials credentials = new TestCredentials(call -> {
            onNonBlockingThread.add(Schedulers.isInNonBlockingThread());
            return CompletableFuture.completedFuture(IDENTITY);
        });
        // The first page is requested on a parallel thread, its retry and the second page on an event loop or a timer.
        try (MockService service = new MockService(
                        MockService.error(500, null),
                        MockService.page("token-2", "pac-1"),
                        MockService.page(null, "pac-2"));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(credentials)
                        .build()) {
            assertThat(Mono.defer(() -> client.listConnections(r -> r.catalog("AWS"))
                                    .doOnNext(connection -> assertThat(Schedulers.isInNonBlockingThread())
                                            .isTrue())
                                    .collectList())
                            .subscribeOn(Schedulers.parallel())
                            .block(TIMEOUT))
                    .hasSize(2);
        }

        assertThat(onNonBlockingThread).containsExactly(false, false, false);
    }

    @Test
    void providersThatBlockDoNotDelayAnOperationOfAnotherAccount() throws InterruptedException {
        int threads = 10 * Runtime.getRuntime().availableProcessors();
        CountDownLatch blocked = new CountDownLatch(threads);
        CompletableFuture<Void> release = new CompletableFuture<>();
        TestCredentials blocking = new TestCredentials(call -> {
            blocked.countDown();
            release.join();
            return CompletableFuture.completedFuture(IDENTITY);
        });
        try (MockService service = new MockService(MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(service.endpoint()).build()) {
            for (int i = 0; i < threads; i++) {
                client.withCredentialsProvider(blocking)
                        .listConnections(r -> r.catalog("AWS"))
                        .onErrorComplete()
                        .subscribe();
            }
            blocked.await();

            // The operation is called for the first time, on a thread on which it cannot be loaded.
            assertThat(Mono.defer(() -> client.untagResource(r -> r.resourceArn(
                                            "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/partner-1234567890abc")
                                    .tagKeys("key")))
                            .subscribeOn(Schedulers.parallel())
                            .block(TIMEOUT))
                    .isNotNull();
            release.complete(null);
        }
    }

    @Test
    void areNotResolvedBeforeTheFirstRequest() {
        TestCredentials credentials = new TestCredentials(call -> CompletableFuture.completedFuture(IDENTITY));
        try (MockService service = new MockService();
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(credentials)
                        .build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")), 0)
                    .expectSubscription()
                    .thenCancel()
                    .verify(TIMEOUT);
        }

        assertThat(credentials.calls()).isZero();
    }

    @Test
    void aSleepingProviderBlocksNoEventLoop() {
        // The second page is requested on the event loop that has read the first one.
        TestCredentials credentials = new TestCredentials(call -> {
            if (call == 2) {
                sleep(Duration.ofSeconds(5));
            }
            return CompletableFuture.completedFuture(IDENTITY);
        });
        LoopResources loops = LoopResources.create("ticking", 2, true);
        List<Heartbeat> heartbeats = new ArrayList<>();
        for (EventExecutor loop : loops.onClient(LoopResources.DEFAULT_NATIVE)) {
            Heartbeat heartbeat = new Heartbeat();
            heartbeats.add(heartbeat);
            loop.scheduleAtFixedRate(heartbeat::tick, 0, 20, TimeUnit.MILLISECONDS);
        }
        try (MockService service =
                        new MockService(MockService.page("token-2", "pac-1"), MockService.page(null, "pac-2"));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(credentials)
                        .httpClient(http -> http.runOn(loops))
                        .build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS"))
                            .collectList()
                            .block(TIMEOUT))
                    .hasSize(2);
        } finally {
            loops.disposeLater(Duration.ZERO, TIMEOUT).block(TIMEOUT);
        }

        assertThat(credentials.calls()).isEqualTo(2);
        assertThat(heartbeats)
                .hasSize(2)
                .allSatisfy(heartbeat -> assertThat(heartbeat.longestPause()).isLessThan(Duration.ofSeconds(4)));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Measures the longest pause between the ticks of an event loop. */
    private static final class Heartbeat {

        private long last = System.nanoTime();
        private volatile long longestPause;

        void tick() {
            long now = System.nanoTime();
            longestPause = Math.max(longestPause, now - last);
            last = now;
        }

        Duration longestPause() {
            return Duration.ofNanos(longestPause);
        }
    }

    @Test
    void areNotUsedAfterACancel() throws Exception {
        CompletableFuture<Void> called = new CompletableFuture<>();
        CompletableFuture<AwsCredentialsIdentity> pending = new CompletableFuture<>();
        TestCredentials credentials = new TestCredentials(call -> {
            called.complete(null);
            return call == 1 ? pending : CompletableFuture.completedFuture(IDENTITY);
        });
        Queue<Signal<ConnectionSummary>> signals = new ConcurrentLinkedQueue<>();
        try (MockService service = new MockService(MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(credentials)
                        // A request of the cancelled listing would have to complete before that of the other one.
                        .connectionPool(pool -> pool.maxConnections(1))
                        .build()) {
            Disposable listing =
                    client.listConnections(r -> r.catalog("AWS")).materialize().subscribe(signals::add);
            called.get(30, TimeUnit.SECONDS);

            listing.dispose();
            pending.complete(IDENTITY);

            assertThat(client.listConnections(r -> r.catalog("AWS"))
                            .collectList()
                            .block(TIMEOUT))
                    .hasSize(1);
            assertThat(service.requestCount()).isEqualTo(1);
        }
        assertThat(signals).isEmpty();
        assertThat(credentials.calls()).isEqualTo(2);
    }

    @Test
    void areResolvedOnceForAHundredFirstSubscribers() {
        CompletableFuture<AwsCredentialsIdentity> pending = new CompletableFuture<>();
        TestCredentials credentials = new TestCredentials(call -> pending);
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .credentialsProvider(credentials)
                        // All subscribers reach the provider while they subscribe: before it completes.
                        .externalConfigurationEnabled(false)
                        .build()) {
            CompletableFuture<List<String>> listings = Flux.range(0, 100)
                    .flatMap(i -> Listings.ids(client), 100)
                    .collectList()
                    .toFuture();
            pending.complete(IDENTITY);

            assertThat(listings)
                    .succeedsWithin(TIMEOUT)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(100);
            assertThat(server.requests()).hasSize(100);
        }
        assertThat(credentials.calls()).isEqualTo(1);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure("throws", call -> {
                    throw new IllegalStateException("no");
                }),
                failure("returns null", call -> null),
                failure("future fails", call -> CompletableFuture.failedFuture(new IllegalStateException("no"))),
                failure("future completes with null", call -> CompletableFuture.completedFuture(null)));
    }

    private static Arguments failure(String name, IntFunction<CompletableFuture<AwsCredentialsIdentity>> provider) {
        return Arguments.argumentSet(name, provider);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failTheCallBeforeItSendsAnything(IntFunction<CompletableFuture<AwsCredentialsIdentity>> provider) {
        TestCredentials credentials = new TestCredentials(provider);
        try (MockService service = new MockService(MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(credentials)
                        .build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> {
                        assertThat(e).isInstanceOf(CredentialsException.class);
                        assertThat(((CredentialsException) e).attempts()).isEqualTo(1);
                        assertThat(((CredentialsException) e).operation()).isEqualTo("ListConnections");
                    })
                    .verify(TIMEOUT);

            assertThat(service.requestCount()).isZero();
        }
        // A failure of the configuration is not retried.
        assertThat(credentials.calls()).isEqualTo(1);
    }

    @Test
    @RestoreSystemProperties
    @ClearSystemProperty(key = "aws.accessKeyId")
    @ClearSystemProperty(key = "aws.secretAccessKey")
    void areReportedMissingByTheDefaultChain(@TempDir Path home) {
        assumeAnEnvironmentWithoutCredentials();
        try (MockService metadata = new MockService();
                MockService service = new MockService()) {
            System.setProperty(
                    "aws.sharedCredentialsFile", home.resolve("credentials").toString());
            System.setProperty("aws.configFile", home.resolve("config").toString());
            System.setProperty(
                    "aws.ec2MetadataServiceEndpoint", metadata.endpoint().toString());
            try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                    .endpointOverride(service.endpoint())
                    .build()) {
                StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                        .expectErrorSatisfies(e -> assertThat(e)
                                .isInstanceOf(CredentialsException.class)
                                .hasMessageStartingWith("ListConnections: the credentials could not be resolved:"
                                        + " Unable to load credentials from any of the providers in the chain:"
                                        + " InstanceProfile: IMDS credentials have been disabled by environment variable"
                                        + " or system property; the others have none"))
                        .verify(TIMEOUT);
            }

            assertThat(service.requestCount()).isZero();
            // The Surefire configuration disables EC2's metadata service.
            assertThat(metadata.requestCount()).isZero();
        }
    }

    private static void assumeAnEnvironmentWithoutCredentials() {
        assumeThat(System.getenv())
                .as("an environment without credentials")
                .doesNotContainKeys(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_WEB_IDENTITY_TOKEN_FILE",
                        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI");
    }

    static Stream<Arguments> incompleteChains() {
        return Stream.of(
                Arguments.argumentSet(
                        "on EKS without the sts module",
                        Map.of("aws.webIdentityTokenFile", "token", "aws.roleArn", "arn:aws:iam::123456789012:role/x"),
                        "the 'sts' service module must be on the class path"),
                Arguments.argumentSet(
                        "SSO without the sso module",
                        Map.of("aws.profile", "sso"),
                        "the 'sso' service module must be on the class path"),
                Arguments.argumentSet(
                        "a source profile without credentials",
                        Map.of("aws.profile", "role"),
                        "The source profile of 'role' was configured to be 'default', but"),
                Arguments.argumentSet(
                        "a missing profile",
                        Map.of("aws.profile", "missing"),
                        "Profile: Profile file contained no credentials for profile 'missing';"),
                Arguments.argumentSet(
                        "a failing process",
                        Map.of("aws.profile", "process"),
                        "Profile: Failed to refresh process-based credentials;"),
                Arguments.argumentSet(
                        "an unreachable container endpoint",
                        Map.of("aws.containerCredentialsFullUri", "http://127.0.0.1:1/credentials"),
                        "Container: Failed to load credentials from metadata service"));
    }

    /** Quotes messages of the AWS SDK, which may change with its version. */
    @ParameterizedTest
    @MethodSource("incompleteChains")
    @RestoreSystemProperties
    @ClearSystemProperty(key = "aws.accessKeyId")
    @ClearSystemProperty(key = "aws.secretAccessKey")
    void areReportedMissingByTheDefaultChainWithTheReason(
            Map<String, String> properties, String reason, @TempDir Path home) throws Exception {
        assumeAnEnvironmentWithoutCredentials();
        Path config = Files.writeString(home.resolve("config"), """
                [default]
                region = us-east-1
                [profile role]
                role_arn = arn:aws:iam::123456789012:role/x
                source_profile = default
                [profile process]
                credential_process = false
                [profile sso]
                sso_session = company
                sso_account_id = 123456789012
                sso_role_name = reader
                [sso-session company]
                sso_region = us-east-1
                sso_start_url = https://example.com
                """);
        System.setProperty("aws.configFile", config.toString());
        System.setProperty("aws.sharedCredentialsFile", home.resolve("none").toString());
        properties.forEach(System::setProperty);
        try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(CredentialsException.class)
                            .hasMessageStartingWith("ListConnections: the credentials could not be resolved: ")
                            .hasMessageContaining(reason)
                            .satisfies(failure -> assertThat(failure.getMessage())
                                    .hasSizeLessThan(400)
                                    .doesNotContain("\n")))
                    .verify(TIMEOUT);
        }
    }

    @Test
    void areRefusedIfTheyAreAnonymous() {
        try (MockService service = new MockService(MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(CredentialsException.class)
                            .hasMessage("ListConnections: the credentials could not be resolved: the provider returned"
                                    + " anonymous credentials, which cannot sign requests"))
                    .verify(TIMEOUT);

            assertThat(service.requestCount()).isZero();
        }
    }

    /** An identity of the user's own may throw at any time. */
    @Test
    void thatThrowWhileTheRequestIsSignedFailTheCall() {
        AtomicInteger reads = new AtomicInteger();
        AwsCredentialsIdentity identity = new AwsCredentialsIdentity() {
            @Override
            public String accessKeyId() {
                return "test";
            }

            @Override
            public String secretAccessKey() {
                // Valid while it is checked.
                if (reads.incrementAndGet() > 1) {
                    throw new IllegalStateException("the key is locked\u001b[31m");
                }
                return "test";
            }
        };
        try (MockService service = new MockService(MockService.page(null));
                PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                        .credentialsProvider(new TestCredentials(call -> CompletableFuture.completedFuture(identity)))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    1,
                    e -> assertThat(e)
                            .hasMessage("ListConnections: the request could not be created:"
                                    + " the key is locked\uFFFD[31m")
                            .hasCauseInstanceOf(IllegalStateException.class));

            assertThat(service.requestCount()).isZero();
        }
    }
}
