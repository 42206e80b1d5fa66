package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.partnerflux.exception.CredentialsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.ClearSystemProperty;
import org.junit.jupiter.api.util.RestoreSystemProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class CredentialsIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final AwsCredentialsIdentity IDENTITY = AwsCredentialsIdentity.create("test", "test");

    @Test
    void askNoProviderOnAThreadThatMustNotBlock() {
        Queue<Boolean> onNonBlockingThread = new ConcurrentLinkedQueue<>();
        TestCredentials credentials = new TestCredentials(call -> {
            onNonBlockingThread.add(Schedulers.isInNonBlockingThread());
            return CompletableFuture.completedFuture(IDENTITY);
        });
        // The first page is asked for on a parallel thread, its retry and the second page on an event loop or a timer.
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
    void areNotAskedForBeforeTheListingIs() {
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
    void nothingIsSentWithoutThem(IntFunction<CompletableFuture<AwsCredentialsIdentity>> provider) {
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
        // A matter of configuration is not retried.
        assertThat(credentials.calls()).isEqualTo(1);
    }

    @Test
    @RestoreSystemProperties
    @ClearSystemProperty(key = "aws.accessKeyId")
    @ClearSystemProperty(key = "aws.secretAccessKey")
    void theDefaultChainSaysThatThereAreNone(@TempDir Path home) {
        assumeThat(System.getenv())
                .as("an environment without credentials")
                .doesNotContainKeys(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_WEB_IDENTITY_TOKEN_FILE",
                        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI");
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
                                        + " Unable to load credentials from any of the providers in the chain"))
                        .verify(TIMEOUT);
            }

            assertThat(service.requestCount()).isZero();
            // The tests' configuration turns it off.
            assertThat(metadata.requestCount()).isZero();
        }
    }
}
