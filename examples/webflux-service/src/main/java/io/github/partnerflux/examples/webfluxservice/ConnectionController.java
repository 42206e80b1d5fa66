// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ConnectionSummary;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * Streams the account's connections: as NDJSON by default, or as server-sent events.
 *
 * <p>Pages are fetched as fast as the HTTP client reads; the listing is cancelled when the client disconnects. A
 * failure before the first element is a response with a status and problem details. After a later failure, an NDJSON
 * response sends the remaining lines and is then aborted without the final chunk, so that the HTTP client does not
 * mistake it for a complete listing.
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
