// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.micrometer.observation.Observation;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The activity of one listing, as server-sent events. As the context of the listing's observation, it receives only the
 * events of that listing's calls.
 *
 * <p>The buffer stays small even if the subscriber is slow: without demand no page is fetched, so no events occur.
 */
final class ListingActivity extends Observation.Context {

    private final Sinks.Many<ServerSentEvent<Object>> sink =
            Sinks.many().unicast().onBackpressureBuffer();

    /** Emits an event. Calls of one listing run one after the other, so emissions never overlap. */
    void record(String name) {
        sink.tryEmitNext(ConnectionEvents.event(name, Map.of("at", Instant.now())));
    }

    void end() {
        sink.tryEmitComplete();
    }

    Flux<ServerSentEvent<Object>> events() {
        return sink.asFlux();
    }
}
