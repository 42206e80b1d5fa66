package io.github.partnerflux.emulator;

import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Handles an exchange: records the request, takes the next fault, lets the service respond, waits, and sends
 * the response.
 */
final class RequestHandler {

    private static final Logger LOG = Loggers.getLogger(RequestHandler.class);

    private static final int MAX_BODY = 1024 * 1024;

    private final PartnerCentralService service;
    private final FaultQueue faults;
    private final RequestLog log;
    private final Exchanges exchanges;
    private final Duration latency;
    private final Clock clock;
    private final ResponseSender sender;

    RequestHandler(
            PartnerCentralService service,
            FaultQueue faults,
            RequestLog log,
            Exchanges exchanges,
            Duration latency,
            Clock clock) {
        this.service = service;
        this.faults = faults;
        this.log = log;
        this.exchanges = exchanges;
        this.latency = latency;
        this.clock = clock;
        this.sender = new ResponseSender(clock, exchanges);
    }

    Mono<Void> handle(HttpServerRequest request, HttpServerResponse outbound, Channel channel) {
        if (HealthCheck.matches(request)) {
            return HealthCheck.handle(request, outbound);
        }
        return request.receive()
                .collect(() -> new BoundedBody(MAX_BODY), BoundedBody::add)
                .flatMap(body -> respond(record(request, body, channel), channel, outbound));
    }

    private RecordedRequest record(HttpServerRequest request, BoundedBody body, Channel channel) {
        RecordedRequest recorded = log.add(index -> new RecordedRequest(
                index,
                clock.instant(),
                request.method().name(),
                request.uri(),
                request.requestHeaders(),
                body.bytes(),
                body.complete()));
        exchanges.start(channel, recorded);
        return recorded;
    }

    private Mono<Void> respond(RecordedRequest request, Channel channel, HttpServerResponse outbound) {
        Fault fault = faults.take();
        Duration delay = latency.plus(fault.delay());
        Mono<Void> sent = Mono.defer(() ->
                sender.send(respond(request, fault).with(fault.headers()), fault.transmission(), channel, outbound));
        return delay.isZero() ? sent : Mono.delay(delay).then(sent);
    }

    private Response respond(RecordedRequest request, Fault fault) {
        Response injected = fault.response();
        if (injected != null) {
            return injected;
        }
        try {
            return service.respond(request, fault.pageFault());
        } catch (RuntimeException e) {
            // A bug of the emulator shows as a response to the client, not as a broken connection.
            LOG.error("The emulator failed to respond to {}", request, e);
            return ServiceError.internal().response();
        }
    }
}
