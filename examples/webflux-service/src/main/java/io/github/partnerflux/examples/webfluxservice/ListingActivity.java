package io.github.partnerflux.examples.webfluxservice;

import io.micrometer.observation.Observation;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What happens on the way to one listing's connections, for the one who reads them; the context of the listing's observation, so
 * that several readers each see their own.
 *
 * <p>It holds little, however slow the reader: while nothing is read no page is fetched, and then nothing happens.
 */
final class ListingActivity extends Observation.Context {

    private final Sinks.Many<ServerSentEvent<Object>> sink =
            Sinks.many().unicast().onBackpressureBuffer();

    /** The calls of a listing follow one another, so that nothing is emitted at the same time. */
    void happened(String name) {
        sink.tryEmitNext(ConnectionEvents.event(name, Map.of("at", Instant.now())));
    }

    void end() {
        sink.tryEmitComplete();
    }

    Flux<ServerSentEvent<Object>> events() {
        return sink.asFlux();
    }
}
