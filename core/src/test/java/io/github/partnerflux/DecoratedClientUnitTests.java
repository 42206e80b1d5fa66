// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** Tests that applications can implement clients of their own with the public API. */
class DecoratedClientUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final ListConnectionsRequest REQUEST =
            ListConnectionsRequest.builder().catalog("AWS").build();

    @Test
    void aStubListsItsPages() {
        PartnerCentralAccountClient client =
                new StubClient(Flux.just(page("a", "pac-1", "pac-2"), page(null, "pac-3")));

        assertThat(ids(client)).containsExactly("pac-1", "pac-2", "pac-3");
    }

    @Test
    void aCacheFetchesEachPageOnce() {
        AtomicInteger subscriptions = new AtomicInteger();
        PartnerCentralAccountClient client =
                new Cache(new StubClient(Flux.just(page("a", "pac-1", "pac-2"), page(null, "pac-3"))
                        .doOnSubscribe(s -> subscriptions.incrementAndGet())));

        assertThat(ids(client)).isEqualTo(ids(client)).hasSize(3);
        Checkpoint second = client.listConnections(REQUEST)
                .checkpointed()
                .map(Checkpointed::next)
                .elementAt(1)
                .block(TIMEOUT);
        assertThat(client.listConnections(REQUEST)
                        .resumeFrom(second)
                        .map(ConnectionSummary::id)
                        .collectList()
                        .block(TIMEOUT))
                .containsExactly("pac-3");
        assertThat(subscriptions).hasValue(1);
    }

    @Test
    void aFallbackReplacesAFailedClient() {
        PartnerCentralAccountClient broken =
                new StubClient(Flux.error(new CredentialsException("ListConnections", 1, "none", null)));
        PartnerCentralAccountClient client = new Fallback(broken, new StubClient(Flux.just(page(null, "pac-1"))));

        assertThat(ids(client)).containsExactly("pac-1");
    }

    @Test
    void aStubNeedsToImplementOnlyWhatIsCalled() {
        PartnerCentralAccountClient client = new StubClient(Flux.empty());

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> client.getConnectionPreferences(r -> r.catalog("AWS")))
                .withMessage("GetConnectionPreferences is not implemented by this client");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> client.withResponseListener(metadata -> {}));
    }

    private static List<String> ids(PartnerCentralAccountClient client) {
        return client.listConnections(REQUEST)
                .map(ConnectionSummary::id)
                .collectList()
                .block(TIMEOUT);
    }

    private static Page<ConnectionSummary> page(String nextToken, String... ids) {
        return new Page<>(
                IntStream.range(0, ids.length)
                        .mapToObj(i -> new ConnectionSummary("AWS", ids[i], null, null, null, null))
                        .toList(),
                nextToken,
                "request-1");
    }

    private record Cache(
            PartnerCentralAccountClient client, Map<ListConnectionsRequest, Flux<Page<ConnectionSummary>>> pages)
            implements PartnerCentralAccountClient {

        Cache(PartnerCentralAccountClient client) {
            this(client, new ConcurrentHashMap<>());
        }

        @Override
        public PagedFlux<ConnectionSummary> listConnections(ListConnectionsRequest request) {
            return PagedFlux.fromPages(pages.computeIfAbsent(
                    request, missing -> client.listConnections(missing).byPage().cache()));
        }

        @Override
        public PartnerCentralAccountClient withCredentialsProvider(
                IdentityProvider<? extends AwsCredentialsIdentity> provider) {
            return new Cache(client.withCredentialsProvider(provider));
        }

        @Override
        public void close() {
            client.close();
        }

        @Override
        public Mono<Void> closeLater() {
            return client.closeLater();
        }
    }

    private record Fallback(PartnerCentralAccountClient first, PartnerCentralAccountClient second)
            implements PartnerCentralAccountClient {

        @Override
        public PagedFlux<ConnectionSummary> listConnections(ListConnectionsRequest request) {
            return PagedFlux.fromPages(first.listConnections(request)
                    .byPage()
                    .switchOnFirst((signal, pages) ->
                            signal.isOnError() ? second.listConnections(request).byPage() : pages));
        }

        @Override
        public PartnerCentralAccountClient withCredentialsProvider(
                IdentityProvider<? extends AwsCredentialsIdentity> provider) {
            return new Fallback(first.withCredentialsProvider(provider), second.withCredentialsProvider(provider));
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }

        @Override
        public Mono<Void> closeLater() {
            return Mono.whenDelayError(first.closeLater(), second.closeLater());
        }
    }
}
