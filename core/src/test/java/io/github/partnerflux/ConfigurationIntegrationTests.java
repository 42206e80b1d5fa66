// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.ConfigurationException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.internal.config.AwsEnvironment;
import io.github.partnerflux.internal.config.TestEnvironment;
import io.github.partnerflux.test.JavaProcess;
import io.github.partnerflux.test.RawServer;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.transport.ProxyProvider;
import reactor.test.StepVerifier;
import software.amazon.awssdk.profiles.ProfileFile;

/** Tests how a client reads the standard configuration of the AWS SDKs. */
class ConfigurationIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestEnvironment environment = new TestEnvironment();

    private DefaultPartnerCentralAccountClientBuilder builder() {
        return builder(environment.get());
    }

    private static DefaultPartnerCentralAccountClientBuilder builder(AwsEnvironment environment) {
        DefaultPartnerCentralAccountClientBuilder builder = new DefaultPartnerCentralAccountClientBuilder();
        builder.environment(environment).credentialsProvider(TestClients.credentials("test", "test"));
        return builder;
    }

    /** Runs in a process with its own environment variables. */
    static final class Application {
        public static void main(String[] args) {
            try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                    .credentialsProvider(TestClients.credentials("test", "test"))
                    .retryPolicy(RetryPolicy.none())
                    .build()) {
                System.out.println("connections: "
                        + client.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT));
                System.out.println(client);
            } catch (RuntimeException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void callsTheEndpointOfTheEnvironmentVariable(@TempDir Path directory) throws Exception {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().connections(3).start()) {
            String output = run(
                    Map.of(
                            "AWS_ENDPOINT_URL_PARTNERCENTRAL_ACCOUNT",
                            emulator.endpoint().toString()),
                    directory);

            assertThat(output)
                    .contains("connections: 3")
                    .contains("endpoint=" + emulator.endpoint() + "/"
                            + " (environment variable AWS_ENDPOINT_URL_PARTNERCENTRAL_ACCOUNT)");
        }
    }

    @Test
    void callsTheEndpointOfTheProfileFile(@TempDir Path directory) throws Exception {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().connections(3).start()) {
            Path file = Files.writeString(directory.resolve("config"), """
                    [profile dev]
                    services = local
                    [services local]
                    partnercentral_account =
                      endpoint_url = %s
                    """.formatted(emulator.endpoint()));

            assertThat(run(Map.of("AWS_CONFIG_FILE", file.toString(), "AWS_PROFILE", "dev"), directory))
                    .contains("connections: 3");
        }
    }

    @Test
    void namesAnInvalidEnvironmentVariable(@TempDir Path directory) throws Exception {
        assertThat(run(Map.of("AWS_USE_FIPS_ENDPOINT", "yes"), directory))
                .contains("ListConnections: environment variable AWS_USE_FIPS_ENDPOINT must be true or false, but is"
                        + " yes");
    }

    private static String run(Map<String, String> variables, Path directory) throws Exception {
        return JavaProcess.run(
                        directory,
                        variables,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName())
                .output();
    }

    @Test
    void readsTheEnvironmentOnceInTheFirstCallOffTheEventLoops() {
        Queue<Boolean> onNonBlockingThread = new ConcurrentLinkedQueue<>();
        AwsEnvironment real = environment.get();
        try (RawServer server = new RawServer(respondingWith(page("pac-1")))) {
            environment.variable("AWS_ENDPOINT_URL", server.endpoint().toString());
            try (PartnerCentralAccountClient client = builder(
                            new AwsEnvironment(real.property(), real.variable(), () -> {
                                onNonBlockingThread.add(Schedulers.isInNonBlockingThread());
                                return real.profileFile().get();
                            }))
                    .build()) {
                assertThat(onNonBlockingThread).isEmpty();
                assertThat(client)
                        .hasToString("PartnerCentralAccountClient[region=us-east-1, to be configured by the"
                                + " first call]");

                Flux.range(0, 100)
                        .flatMap(
                                i -> Mono.defer(() -> (i % 2 == 0
                                                        ? client
                                                        : client.withCredentialsProvider(
                                                                TestClients.credentials("test", "test")))
                                                .listConnections(r -> r.catalog("AWS"))
                                                .then())
                                        .subscribeOn(Schedulers.parallel()),
                                100)
                        .blockLast(TIMEOUT);

                assertThat(server.requests()).hasSize(100);
            }
        }
        assertThat(onNonBlockingThread).containsExactly(false);
    }

    @Test
    void switchesNoThreadOnceTheConfigurationIsRead() {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        try (MockService service = new MockService(MockService.page(null), MockService.page(null))) {
            environment.variable("AWS_ENDPOINT_URL", service.endpoint().toString());
            try (PartnerCentralAccountClient client = builder()
                    .httpClient(http -> http.mapConnect(connection -> {
                        threads.add(Thread.currentThread().getName());
                        return connection;
                    }))
                    .build()) {
                client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);
                client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);
            }
        }
        assertThat(threads).hasSize(2).last().isEqualTo(Thread.currentThread().getName());
    }

    @Test
    void readsAnInvalidValueAgainForTheNextCall() {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            environment.variable("AWS_ENDPOINT_URL", "ftp://127.0.0.1");
            try (PartnerCentralAccountClient client = builder().build()) {
                StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                        .expectErrorSatisfies(e -> {
                            assertThat(e)
                                    .isInstanceOf(ConfigurationException.class)
                                    .hasMessage("ListConnections: environment variable AWS_ENDPOINT_URL must start"
                                            + " with https:// or http://, but is ftp://127.0.0.1");
                            assertThat(((ConfigurationException) e).operation()).isEqualTo("ListConnections");
                            assertThat(((ConfigurationException) e).attempts()).isEqualTo(1);
                        })
                        .verify(TIMEOUT);

                environment.variable("AWS_ENDPOINT_URL", service.endpoint().toString());
                assertThat(Listings.list(client)).containsExactly("pac-1");
            }
        }
    }

    @Test
    void readsNothingWithoutExternalConfiguration() {
        AwsEnvironment unreadable = new AwsEnvironment(
                name -> {
                    throw new AssertionError("reads the system property " + name);
                },
                name -> {
                    throw new AssertionError("reads the environment variable " + name);
                },
                () -> {
                    throw new AssertionError("reads the profile file");
                });
        try (MockService service = new MockService(MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client = builder(unreadable)
                        .externalConfigurationEnabled(false)
                        .endpointOverride(service.endpoint())
                        .build()) {
            assertThat(Listings.list(client)).containsExactly("pac-1");
        }
    }

    @Test
    void appliesTheConfiguredAttemptsAndApplicationId() throws Exception {
        try (MockService service =
                new MockService(MockService.error(500, null), MockService.error(429, "ThrottlingException"))) {
            environment
                    .variable("AWS_ENDPOINT_URL", service.endpoint().toString())
                    .variable("AWS_MAX_ATTEMPTS", "2")
                    .variable("AWS_SDK_UA_APP_ID", "my app/\u00e9\r\n");
            try (PartnerCentralAccountClient client = builder().build()) {
                Listings.assertFails(client, ThrottlingException.class, 2, e -> {});
            }

            assertThat(service.take().getHeaders().get("amz-sdk-request")).isEqualTo("attempt=1; max=2");
            assertThat(service.take().getHeaders().get("User-Agent")).matches("partnerflux/[^ ]+ app/my_app__");
        }
    }

    @Test
    void keepsTheUsersOwnUserAgent() throws Exception {
        try (MockService service = new MockService(MockService.page(null))) {
            environment
                    .variable("AWS_ENDPOINT_URL", service.endpoint().toString())
                    .variable("AWS_SDK_UA_APP_ID", "app");
            try (PartnerCentralAccountClient client = builder()
                    .httpClient(http -> http.headers(headers -> headers.set("User-Agent", "mine")))
                    .build()) {
                client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);
            }

            assertThat(service.take().getHeaders().get("User-Agent")).isEqualTo("mine");
        }
    }

    @Test
    void theConfiguredProxyResolvesTheHost() {
        Queue<String> connects = new ConcurrentLinkedQueue<>();
        try (RawServer proxy = proxy(connects)) {
            environment
                    .variable("AWS_ENDPOINT_URL", "http://known.to.the.proxy.only:8080")
                    .variable("HTTP_PROXY", "http://user:s3cr3t@127.0.0.1:" + proxy.port());
            try (PartnerCentralAccountClient client =
                    builder().plaintextAllowed(true).build()) {
                assertThat(Listings.list(client)).containsExactly("pac-1");

                assertThat(client.toString())
                        .contains("proxy=http://127.0.0.1:" + proxy.port() + " (environment variable HTTP_PROXY)")
                        .doesNotContain("s3cr3t");
            }
        }
        assertThat(connects).singleElement().asString().satisfies(head -> {
            assertThat(head).startsWith("CONNECT known.to.the.proxy.only:8080 HTTP/1.1\r\n");
            // user:s3cr3t
            assertThat(head).contains("Basic dXNlcjpzM2NyM3Q=");
        });
    }

    @Test
    void prefersTheProxyOfTheHttpClient() {
        Queue<String> connects = new ConcurrentLinkedQueue<>();
        environment
                .variable("AWS_ENDPOINT_URL", "http://known.to.the.proxy.only:8080")
                .variable("HTTP_PROXY", "http://127.0.0.1:1");
        try (RawServer proxy = proxy(connects);
                PartnerCentralAccountClient client = builder()
                        .plaintextAllowed(true)
                        .httpClient(http -> http.resolver(new LoopbackResolver())
                                .proxy(spec -> spec.type(ProxyProvider.Proxy.HTTP)
                                        .host("127.0.0.1")
                                        .port(proxy.port())))
                        .build()) {
            assertThat(Listings.list(client)).containsExactly("pac-1");
        }
        assertThat(connects).hasSize(1);
    }

    private static RawServer proxy(Queue<String> connects) {
        return new RawServer(peer -> {
            connects.add(peer.readHead());
            peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
            respondingWith(page("pac-1")).handle(peer);
        });
    }

    @Test
    void reportsAnUnknownHostOfTheProxy() {
        environment.variable("HTTPS_PROXY", "http://user:s3cr3t@proxy.invalid:3128");
        try (PartnerCentralAccountClient client =
                builder().retryPolicy(RetryPolicy.none()).build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(PartnerCentralTransportException.class)
                            .hasCauseInstanceOf(UnknownHostException.class)
                            .hasMessage("ListConnections: unknown host: the proxy's host cannot be resolved")
                            .hasMessageNotContaining("s3cr3t"))
                    .verify(TIMEOUT);
        }
    }

    @Test
    void logsTheConfigurationWithItsSourcesAndWithoutSecrets() {
        Logger logger = (Logger) LoggerFactory.getLogger(PartnerCentralAccountClient.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(log);
        try (MockService service = new MockService(MockService.page(null))) {
            environment
                    .variable("AWS_ENDPOINT_URL", service.endpoint().toString())
                    .variable("HTTP_PROXY", "http://user:s3cr3t@127.0.0.1:1")
                    .variable("AWS_MAX_ATTEMPTS", "5");
            try (PartnerCentralAccountClient client = builder().build()) {
                client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);

                assertThat(log.list)
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .singleElement()
                        .asString()
                        .contains("endpoint=" + service.endpoint() + "/ (environment variable AWS_ENDPOINT_URL)")
                        .contains("(environment variable AWS_MAX_ATTEMPTS)")
                        .doesNotContain("s3cr3t");
                assertThat(client.withCredentialsProvider(TestClients.credentials("a", "b")))
                        .hasToString(client.toString());
            }
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
    }

    @Test
    void closeFailsACallThatAwaitsTheConfiguration() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AwsEnvironment slow = new AwsEnvironment(name -> null, name -> null, () -> {
            reading.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                // Interrupted by the close.
            }
            return ProfileFile.aggregator().build();
        });
        PartnerCentralAccountClient client = builder(slow).build();
        CompletableFuture<Void> call =
                client.listConnections(r -> r.catalog("AWS")).then().toFuture();
        assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();

        client.closeLater().subscribe();

        assertThat(call)
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .withMessageContaining("ListConnections: the client is closed");
        // Otherwise, the close waits for 10 s before it interrupts the thread.
        end.countDown();
        client.close();
    }

    @Test
    void reportsALinkageErrorInsteadOfHanging() {
        AwsEnvironment broken = new AwsEnvironment(name -> null, name -> null, () -> {
            throw new NoClassDefFoundError("software/amazon/awssdk/profiles/ProfileFile");
        });
        try (PartnerCentralAccountClient client = builder(broken).build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(ConfigurationException.class)
                            .hasMessageContaining("software/amazon/awssdk/profiles/ProfileFile"))
                    .verify(Duration.ofSeconds(20));
        }
    }

    @Test
    void awaitsTheConfigurationUntilTheCallTimeout() {
        AwsEnvironment slow = new AwsEnvironment(name -> null, name -> null, () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // Interrupted by the timeout.
            }
            return ProfileFile.aggregator().build();
        });
        try (PartnerCentralAccountClient client =
                builder(slow).apiCallTimeout(Duration.ofMillis(300)).build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(ConfigurationException.class)
                            .hasMessageContaining("could not be read in time"))
                    // Less than the default of 30 s, which must not be the limit that applies.
                    .verify(Duration.ofSeconds(20));
        }
    }

    @Test
    void aCancelledCallDoesNotFailTheOthers() {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch cancelled = new CountDownLatch(1);
        try (MockService service = new MockService(MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client = builder(new AwsEnvironment(name -> null, name -> null, () -> {
                            reads.incrementAndGet();
                            try {
                                assertThat(cancelled.await(30, TimeUnit.SECONDS))
                                        .isTrue();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            return ProfileFile.aggregator().build();
                        }))
                        .endpointOverride(service.endpoint())
                        .build()) {
            var first = client.listConnections(r -> r.catalog("AWS")).subscribe();
            var second = Listings.ids(client).collectList().toFuture();
            first.dispose();
            cancelled.countDown();

            assertThat(second).succeedsWithin(TIMEOUT);
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void callsAPlaintextEndpointOnLoopbackWithATlsClient() {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().connections(1).start()) {
            environment.variable("AWS_ENDPOINT_URL", emulator.endpoint().toString());
            try (PartnerCentralAccountClient client =
                    builder().httpClient(http -> http.secure()).build()) {
                assertThat(client.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT))
                        .isEqualTo(1);
            }
        }
    }
}
