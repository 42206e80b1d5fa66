// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.model.ListConnectionsRequest;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** The caller's thread-locals are propagated to the requests and the consumer, and dependent stages may block. */
class ContextIntegrationTests {

    private static final ListConnectionsRequest REQUEST =
            ListConnectionsRequest.builder().catalog("AWS").maxResults(10).build();

    private final CountDownLatch credentials = new CountDownLatch(1);

    /** The MDC in the Reactor context of each request. */
    private final List<Object> requestMdcs = new CopyOnWriteArrayList<>();

    @RegisterExtension
    private final EmulatedService service = new EmulatedService(
            30,
            client -> client.httpClient(http -> http.doOnRequest((request, connection) ->
                    requestMdcs.add(request.currentContextView().getOrDefault(Slf4jThreadLocalAccessor.KEY, "none")))));

    @BeforeEach
    void register() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
    }

    @AfterEach
    void unregister() {
        ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
    }

    @Test
    void propagatesTheMdcToEveryRequestOfAList() {
        MDC.put("tenant", "42");

        await(service.futures().listConnections(REQUEST));

        assertThat(requestMdcs).hasSize(3).containsOnly(Map.of("tenant", "42"));
    }

    @Test
    void propagatesTheMdcToTheRequestOfAPage() {
        MDC.put("tenant", "42");

        await(service.futures().listConnectionsPage(REQUEST));

        assertThat(requestMdcs).containsExactly(Map.of("tenant", "42"));
    }

    @Test
    void propagatesTheMdcToEveryRequestAndTheConsumer() {
        MDC.put("tenant", "42");
        List<String> consumerMdcs = new CopyOnWriteArrayList<>();

        await(service.futures().forEachConnection(REQUEST, connection -> consumerMdcs.add(MDC.get("tenant"))));

        assertThat(requestMdcs).hasSize(3).containsOnly(Map.of("tenant", "42"));
        assertThat(consumerMdcs).hasSize(30).containsOnly("42");
    }

    @Test
    void propagatesTheMdcToEveryRequestOfAPublisher() {
        MDC.put("tenant", "42");
        Flow.Publisher<?> publisher = service.futures().listConnectionsPublisher(REQUEST);

        JdkFlowAdapter.flowPublisherToFlux(publisher).blockLast(EmulatedService.TIMEOUT);

        assertThat(requestMdcs).hasSize(3).containsOnly(Map.of("tenant", "42"));
    }

    @Test
    void completesOnAThreadThatMayBlock() throws Exception {
        try (var client = TestClients.clientFor(service.emulator().endpoint())
                .credentialsProvider(new BlockingProvider())
                .build()) {
            PartnerCentralAccountFutureClient futures = PartnerCentralAccountFutureClient.from(client);
            CompletableFuture<Boolean> list = futures.listConnections(REQUEST).thenApply(this::block);
            CompletableFuture<Boolean> page =
                    futures.listConnectionsPage(REQUEST).thenApply(this::block);
            CompletableFuture<Boolean> each =
                    futures.forEachConnection(REQUEST, connection -> {}).thenApply(this::block);

            credentials.countDown();

            assertThat(await(list)).isTrue();
            assertThat(await(page)).isTrue();
            assertThat(await(each)).isTrue();
        }
    }

    @Test
    void completesWhileAllThreadsOfReactorsPoolWait() {
        int calls = 2 * Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE;

        Long completed = Flux.range(0, calls)
                .flatMap(
                        call -> Mono.fromCallable(() -> await(service.futures().listConnectionsPage(REQUEST)))
                                .subscribeOn(Schedulers.boundedElastic()),
                        calls)
                .count()
                .block(EmulatedService.TIMEOUT);

        assertThat(completed).isEqualTo(calls);
    }

    /** Runs on the thread that completes the future, because it is registered before the credentials are available. */
    private <T> boolean block(T result) {
        await(service.futures().listConnectionsPage(REQUEST));
        return !Schedulers.isInNonBlockingThread()
                && Thread.currentThread().getName().startsWith("partnerflux-");
    }

    private final class BlockingProvider implements IdentityProvider<AwsCredentialsIdentity> {

        @Override
        public Class<AwsCredentialsIdentity> identityType() {
            return AwsCredentialsIdentity.class;
        }

        @Override
        public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
            try {
                assertThat(credentials.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return CompletableFuture.completedFuture(AwsCredentialsIdentity.create("test", "test"));
        }
    }
}
