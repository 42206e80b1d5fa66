// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.github.partnerflux.emulator.internal.fault.FaultQueue;
import io.github.partnerflux.emulator.internal.fault.InjectedFault;
import io.github.partnerflux.emulator.internal.protocol.Request;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.recording.Exchange;
import io.github.partnerflux.emulator.internal.recording.RequestLog;
import io.github.partnerflux.emulator.internal.service.PartnerCentralService;
import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Handles an exchange: records the request with the next fault, lets the service respond, waits, and
 * sends the response.
 */
public final class RequestHandler {

    private static final Logger LOG = Loggers.getLogger(RequestHandler.class);

    private static final int MAX_BODY = 1024 * 1024;

    private final PartnerCentralService service;
    private final FaultQueue faults;
    private final RequestLog<?> log;
    private final OpenConnections connections;
    private final ControlHandler control;
    private final Duration latency;
    private final Clock clock;
    private final ResponseSender sender;

    public RequestHandler(
            PartnerCentralService service,
            FaultQueue faults,
            RequestLog<?> log,
            OpenConnections connections,
            ControlHandler control,
            Duration latency,
            Clock clock) {
        this.service = service;
        this.faults = faults;
        this.log = log;
        this.connections = connections;
        this.control = control;
        this.latency = latency;
        this.clock = clock;
        this.sender = new ResponseSender(clock, connections);
    }

    Mono<Void> handle(HttpServerRequest inbound, HttpServerResponse outbound, Channel channel) {
        if (HealthCheck.matches(inbound)) {
            return HealthCheck.handle(inbound, outbound);
        }
        if (ControlHandler.matches(inbound)) {
            return control.handle(inbound, outbound);
        }
        return inbound.receive()
                .collect(() -> new BoundedBody(MAX_BODY), BoundedBody::add)
                .flatMap(body -> respond(record(inbound, body, channel), channel, outbound));
    }

    private Arrival record(HttpServerRequest inbound, BoundedBody body, Channel channel) {
        Request request = Request.of(
                inbound.method().name(), inbound.uri(), inbound.requestHeaders(), body.bytes(), body.complete());
        Arrival arrival = log.add(
                index -> new Arrival(new Exchange(index, clock.instant(), request), faults.take()), Arrival::exchange);
        connections.start(channel, arrival.exchange());
        return arrival;
    }

    private Mono<Void> respond(Arrival arrival, Channel channel, HttpServerResponse outbound) {
        Request request = arrival.exchange().request();
        InjectedFault fault = arrival.fault();
        Duration delay = latency.plus(fault.delay());
        Mono<Void> sent = Mono.defer(() ->
                sender.send(respond(request, fault).with(fault.headers()), fault.transmission(), channel, outbound));
        return delay.isZero() ? sent : Mono.delay(delay).then(sent);
    }

    private Response respond(Request request, InjectedFault fault) {
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

    /** The exchange of a request that has arrived, and the request's fault. */
    private record Arrival(Exchange exchange, InjectedFault fault) {}
}
