// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.observability.micrometer.Micrometer;
import reactor.core.publisher.Flux;
import reactor.util.concurrent.Queues;

/**
 * Converts listings to server-sent events.
 *
 * <table> <caption>Events</caption> <tr><th>{@code connection}</th><td>the next connection</td></tr> <tr><th>{@code
 * page}, {@code throttle}, {@code retry}</th><td>the time at which a call succeeded, was throttled or was
 * retried</td></tr> <tr><th>{@code complete}</th><td>the last event of a complete listing; an {@code EventSource} must
 * be closed here, or it reconnects and starts another listing</td></tr> <tr><th>{@code error}</th><td>the last event of
 * a listing that failed after its first event: problem details</td></tr> </table>
 */
@Component
final class ConnectionEvents {

    private static final String LISTING = "connections.listing";

    private final PartnerCentralAccountClient client;
    private final ObservationRegistry registry;

    ConnectionEvents(PartnerCentralAccountClient client, ObservationRegistry registry) {
        this.client = client;
        this.registry = registry;
    }

    /** Returns the events of a listing. A failure before the first event is an error signal, which becomes a status. */
    Flux<ServerSentEvent<Object>> of(ListConnectionsRequest request) {
        return Flux.defer(() -> {
            ListingActivity activity = new ListingActivity();
            Flux<ServerSentEvent<Object>> connections = client.listConnections(request)
                    .name(LISTING)
                    // The current observation becomes the parent of the calls: see ActivityHandler.
                    .tap(Micrometer.observation(
                            registry, r -> Observation.createNotStarted(LISTING, () -> activity, r)))
                    .map(connection -> event("connection", connection))
                    .doOnTerminate(activity::end);
            // An error is delayed until the elements before it are sent.
            return Flux.mergeDelayError(Queues.XS_BUFFER_SIZE, activity.events(), connections)
                    .concatWithValues(event("complete", Map.of()))
                    .switchOnFirst((first, events) -> first.hasValue()
                            ? events.onErrorResume(failure -> Flux.just(event("error", Problems.report(failure))))
                            : events);
        });
    }

    static ServerSentEvent<Object> event(String name, Object data) {
        return ServerSentEvent.builder(data).event(name).build();
    }
}
