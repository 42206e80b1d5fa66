package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.future.EmulatedService.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublisherIntegrationTests {

    private static final ListConnectionsRequest REQUEST =
            ListConnectionsRequest.builder().catalog("AWS").maxResults(10).build();

    @RegisterExtension
    private final EmulatedService service = new EmulatedService(95, client -> client.retryPolicy(RetryPolicy.none()));

    @Test
    void isCold() {
        Flow.Publisher<ConnectionSummary> publisher = service.futures().listConnectionsPublisher(REQUEST);
        service.assertRequests(0);

        Items first = subscribe(publisher);
        service.assertRequests(0);

        first.subscription().request(Long.MAX_VALUE);
        Items second = subscribe(publisher);
        second.subscription().request(Long.MAX_VALUE);

        await(first.termination);
        await(second.termination);
        assertThat(first.ids).isEqualTo(service.ids());
        assertThat(second.ids).isEqualTo(service.ids());
        service.assertRequests(20);
    }

    @Test
    void fetchesPagesAsItemsAreRequested() {
        Items items = subscribe(
                service.futures().listConnectionsPublisher(r -> r.catalog("AWS").maxResults(10)));

        items.subscription().request(5);
        service.assertRequests(1);
        assertThat(items.ids).hasSize(5);

        items.subscription().request(1);
        service.assertRequests(2);
        items.subscription().cancel();
    }

    @Test
    void abortsTheRequestInFlightIfCancelled() {
        service.emulator().inject(Fault.never());
        Items items = subscribe(service.futures().listConnectionsPublisher(REQUEST));
        items.subscription().request(1);
        RecordedRequest request = service.request(0);

        items.subscription().cancel();

        service.assertAborted(request);
    }

    @Test
    void failsWithTheFailureItself() {
        service.emulator().inject(Fault.throttle());
        Items items = subscribe(service.futures().listConnectionsPublisher(REQUEST));

        items.subscription().request(1);

        assertThat(failureOf(items.termination)).isInstanceOf(ThrottlingException.class);
    }

    private static Items subscribe(Flow.Publisher<ConnectionSummary> publisher) {
        Items items = new Items();
        publisher.subscribe(items);
        return items;
    }

    private static final class Items implements Flow.Subscriber<ConnectionSummary> {

        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final List<String> ids = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> termination = new CompletableFuture<>();

        Flow.Subscription subscription() {
            return await(subscription);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription.complete(subscription);
        }

        @Override
        public void onNext(ConnectionSummary connection) {
            ids.add(connection.id());
        }

        @Override
        public void onError(Throwable failure) {
            termination.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            termination.complete(null);
        }
    }
}
