package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ConnectionSummary;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * The account's connections, as they arrive: for programs as NDJSON, which is the default, and for whoever wants to watch as
 * server-sent events.
 *
 * <p>Pages are fetched as fast as the reader reads, and no more of them once it is gone. A failure before anything is sent is a
 * problem with a status of its own. After that an NDJSON answer, once what came before is sent, breaks off without the end that
 * HTTP knows, so that half a listing does not look like a whole one: there is no line for it that is not a connection.
 */
@RestController
final class ConnectionController {

    private final PartnerCentralAccountClient client;
    private final ConnectionEvents events;

    ConnectionController(PartnerCentralAccountClient client, ConnectionEvents events) {
        this.client = client;
        this.events = events;
    }

    @GetMapping(path = "/connections", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<ConnectionSummary> connections(ConnectionQuery query) {
        return client.listConnections(query.toRequest());
    }

    @GetMapping(path = "/connections", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Object>> events(ConnectionQuery query) {
        return events.of(query.toRequest());
    }
}
