// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.future.EmulatedService.failureOf;
import static io.github.partnerflux.future.RecordingSubscriber.subscribeTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.List;
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

        RecordingSubscriber<ConnectionSummary> first = subscribeTo(publisher);
        service.assertRequests(0);

        first.subscription().request(Long.MAX_VALUE);
        RecordingSubscriber<ConnectionSummary> second = subscribeTo(publisher);
        second.subscription().request(Long.MAX_VALUE);

        await(first.termination);
        await(second.termination);
        assertThat(ids(first)).isEqualTo(service.ids());
        assertThat(ids(second)).isEqualTo(service.ids());
        service.assertRequests(20);
    }

    @Test
    void fetchesPagesAsItemsAreRequested() {
        RecordingSubscriber<ConnectionSummary> items = subscribeTo(
                service.futures().listConnectionsPublisher(r -> r.catalog("AWS").maxResults(10)));

        items.subscription().request(5);
        service.assertRequests(1);
        assertThat(items.elements).hasSize(5);

        items.subscription().request(1);
        service.assertRequests(2);
        items.subscription().cancel();
    }

    @Test
    void abortsTheRequestInFlightIfCancelled() {
        service.emulator().inject(Fault.never());
        RecordingSubscriber<ConnectionSummary> items =
                subscribeTo(service.futures().listConnectionsPublisher(REQUEST));
        items.subscription().request(1);
        RecordedRequest request = service.request(0);

        items.subscription().cancel();

        service.assertAborted(request);
    }

    @Test
    void failsWithTheFailureItself() {
        service.emulator().inject(Fault.throttle());
        RecordingSubscriber<ConnectionSummary> items =
                subscribeTo(service.futures().listConnectionsPublisher(REQUEST));

        items.subscription().request(1);

        assertThat(failureOf(items.termination)).isInstanceOf(ThrottlingException.class);
    }

    private static List<String> ids(RecordingSubscriber<ConnectionSummary> subscriber) {
        return subscriber.elements.stream().map(ConnectionSummary::id).toList();
    }
}
