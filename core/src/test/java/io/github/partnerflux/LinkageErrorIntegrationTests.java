// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.internal.call.AttemptGate;
import io.github.partnerflux.internal.concurrent.ClientThreads;
import io.github.partnerflux.internal.concurrent.Deadline;
import io.github.partnerflux.internal.config.ClientSettings;
import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.json.Codec;
import io.github.partnerflux.internal.json.CodecMapper;
import io.github.partnerflux.internal.json.JsonReader;
import io.github.partnerflux.internal.operation.Operation;
import io.github.partnerflux.internal.operation.RetrySafety;
import io.github.partnerflux.internal.operation.Timeouts;
import io.github.partnerflux.test.RawServer;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import software.amazon.awssdk.regions.Region;
import tools.jackson.core.JsonGenerator;

/**
 * Tests that a call fails, and does not hang, if a class of its operation cannot be linked: Reactor throws such an error
 * in place of signalling it.
 */
class LinkageErrorIntegrationTests {

    private final ClientThreads threads = new ClientThreads();
    private final HttpTransport transport =
            new HttpTransport(false, pool -> {}, UnaryOperator.identity(), threads.signals());
    private final RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, "{}")));

    @AfterEach
    void close() {
        server.close();
        transport.closeLater().block(TIMEOUT);
        threads.close(null, Deadline.in(TIMEOUT));
    }

    @Test
    void whenTheOperationIsLoaded() {
        assertFails(PartnerCentralTransportException.class, "the operation could not be loaded", () -> {
            throw new ExceptionInInitializerError("broken");
        });
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whenTheRequestIsWritten() {
        assertFails(
                PartnerCentralTransportException.class,
                "the request could not be written as JSON",
                () -> operation(new BrokenCodec(true)));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whenTheResponseIsRead() {
        assertFails(ResponseFormatException.class, "could not be decoded", () -> operation(new BrokenCodec(false)));
        assertThat(server.requests()).hasSize(1);
    }

    private void assertFails(
            Class<? extends PartnerCentralAccountException> type,
            String message,
            Supplier<Operation<Message, Message>> operation) {
        ClientResources resources = new ClientResources(
                transport,
                new ClientSettings(
                        Region.US_EAST_1,
                        Endpoint.of("endpoint", server.endpoint()),
                        false,
                        null,
                        RetryPolicy.none().settings()),
                null,
                TIMEOUT,
                new Timeouts(TIMEOUT, TIMEOUT),
                ObservationRegistry.NOOP,
                threads);
        StepVerifier.create(resources
                        .invoker(TestClients.credentials("test", "test"), null)
                        .call(
                                "Broken",
                                operation,
                                (invoker, loaded) -> invoker.invoke(loaded, new Message(), AttemptGate.OPEN))
                        .subscribeOn(Schedulers.parallel()))
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(type)
                        .hasMessageStartingWith("Broken: ")
                        .hasMessageContaining(message))
                .verify(TIMEOUT);
    }

    private static Operation<Message, Message> operation(BrokenCodec codec) {
        CodecMapper mapper = new CodecMapper(type -> type == Message.class ? codec : null);
        return new Operation<>(
                "Broken",
                RetrySafety.ALWAYS,
                mapper.writer(Message.class),
                Set.of(),
                message -> null,
                mapper.outputReader(Message.class),
                false);
    }

    private record Message() {}

    private static final class BrokenCodec extends Codec<Message> {

        private final boolean breaksWrites;

        BrokenCodec(boolean breaksWrites) {
            this.breaksWrites = breaksWrites;
        }

        @Override
        public Message read(JsonReader reader) {
            throw new NoClassDefFoundError("missing");
        }

        @Override
        public void write(Message value, JsonGenerator generator) {
            if (breaksWrites) {
                throw new NoClassDefFoundError("missing");
            }
            generator.writeStartObject();
            generator.writeEndObject();
        }
    }
}
