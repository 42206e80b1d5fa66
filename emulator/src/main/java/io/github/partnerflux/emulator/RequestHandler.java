package io.github.partnerflux.emulator;

import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.util.Logger;
import reactor.util.Loggers;

/** One exchange: reads and records the request, meets the next fault, asks the service, waits, and has the answer sent. */
final class RequestHandler {

    private static final Logger LOG = Loggers.getLogger(RequestHandler.class);

    private static final int MAX_BODY = 1024 * 1024;

    private final PartnerCentralService service;
    private final FaultQueue faults;
    private final RequestLog log;
    private final Exchanges exchanges;
    private final Duration latency;
    private final Clock clock;
    private final AnswerSender sender;

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
        this.sender = new AnswerSender(clock, exchanges);
    }

    Mono<Void> handle(HttpServerRequest request, HttpServerResponse response, Channel channel) {
        if (HealthCheck.matches(request)) {
            return HealthCheck.handle(request, response);
        }
        return request.receive()
                .collect(() -> new BoundedBody(MAX_BODY), BoundedBody::add)
                .flatMap(body -> answer(record(request, body, channel), channel, response));
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
        exchanges.begin(channel, recorded);
        return recorded;
    }

    private Mono<Void> answer(RecordedRequest request, Channel channel, HttpServerResponse response) {
        Fault fault = faults.take();
        Duration delay = latency.plus(fault.delay());
        Mono<Void> answered = Mono.defer(() ->
                sender.send(answer(request, fault).with(fault.headers()), fault.transmission(), channel, response));
        return delay.isZero() ? answered : Mono.delay(delay).then(answered);
    }

    private Answer answer(RecordedRequest request, Fault fault) {
        Answer injected = fault.answer();
        if (injected != null) {
            return injected;
        }
        try {
            return service.answer(request, fault.pageFault());
        } catch (RuntimeException e) {
            // A client's test should see a bug of ours as an answer, not as a connection that breaks.
            LOG.error("The emulator failed to answer {}", request, e);
            return ServiceError.internal().answer();
        }
    }
}
