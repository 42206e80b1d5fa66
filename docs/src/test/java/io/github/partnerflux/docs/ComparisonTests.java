// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import io.github.partnerflux.exception.PaginationException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountAsyncClient;
import software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountAsyncClientBuilder;
import software.amazon.awssdk.services.partnercentralaccount.model.ConnectionSummary;

/** The behavior of the AWS SDK that the README and the guide describe, compared with that of Partnerflux. */
class ComparisonTests extends Samples {

    private static final int PAGE = 100;

    private static final SdkAsyncHttpClient HTTP_CLIENT =
            NettyNioAsyncHttpClient.builder().build();

    /** Waits for 2 seconds, and therefore only once. */
    @AfterAll
    static void closeTheHttpClient() {
        HTTP_CLIENT.close();
    }

    @Test
    void cancelsWhileAPageIsInFlight(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        try (PartnerCentralAccountAsyncClient sdk = sdk(emulator).build()) {
            assertThat(outcomeOfCancelled(emulator, Fault.delay(Duration.ofSeconds(1)), list(sdk)))
                    .isEqualTo(Outcome.Kind.RESPONDED);
        }

        assertThat(outcomeOfCancelled(
                        emulator, Fault.never(), client.listConnections(request -> request.catalog("AWS"))))
                .isEqualTo(Outcome.Kind.ABORTED);
    }

    @Test
    void listsWhenTheServiceRepeatsAPageToken(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        int pages = 10;
        emulator.inject(Fault.repeatToken().times(pages));
        try (PartnerCentralAccountAsyncClient sdk = sdk(emulator).build()) {
            assertThat(Flux.from(list(sdk))
                            .take(pages * PAGE)
                            .map(ConnectionSummary::id)
                            .collectList()
                            .block())
                    .hasSize(pages * PAGE)
                    .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(2 * PAGE));
        }

        emulator.reset();
        emulator.inject(Fault.repeatToken().times(pages));
        assertThatThrownBy(() -> client.listConnections(request -> request.catalog("AWS"))
                        .collectList()
                        .block())
                .isInstanceOf(PaginationException.class);
        assertThat(emulator.requestCount()).isEqualTo(2);
    }

    /** {@code null} is the default, which is {@code STANDARD}. */
    @ParameterizedTest
    @CsvSource({
        ", InternalServerException, 500, 3",
        "STANDARD, ThrottlingException, 429, 3",
        "LEGACY, InternalServerException, 500, 4",
        "LEGACY, ThrottlingException, 429, 4"
    })
    void retries(@Nullable RetryMode mode, String error, int status, int attempts, PartnerCentralEmulator emulator) {
        emulator.inject(Fault.error(status, error).times(10));
        PartnerCentralAccountAsyncClientBuilder builder = sdk(emulator);
        if (mode != null) {
            builder.overrideConfiguration(configuration -> configuration.retryStrategy(mode));
        }

        try (PartnerCentralAccountAsyncClient sdk = builder.build()) {
            assertThat(sdk.listConnections(request -> request.catalog("AWS"))).failsWithin(Duration.ofSeconds(30));
        }
        assertThat(emulator.requestCount()).isEqualTo(attempts);
        assertThat(RetryMode.defaultRetryMode()).isEqualTo(RetryMode.STANDARD);
    }

    private static Publisher<ConnectionSummary> list(PartnerCentralAccountAsyncClient sdk) {
        return sdk.listConnectionsPaginator(request -> request.catalog("AWS")).connectionSummaries();
    }

    /** Cancels a listing while the response to its first page is delayed by a fault. */
    private static Outcome.Kind outcomeOfCancelled(PartnerCentralEmulator emulator, Fault delay, Publisher<?> listing) {
        emulator.reset();
        emulator.inject(delay);
        CompletableFuture<RecordedRequest> received = emulator.awaitRequest(0);
        Disposable subscription = Flux.from(listing).subscribe();
        RecordedRequest request = received.orTimeout(30, TimeUnit.SECONDS).join();
        subscription.dispose();
        return request.outcome().orTimeout(30, TimeUnit.SECONDS).join().kind();
    }

    private static PartnerCentralAccountAsyncClientBuilder sdk(PartnerCentralEmulator emulator) {
        return PartnerCentralAccountAsyncClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(emulator.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(HTTP_CLIENT);
    }
}
