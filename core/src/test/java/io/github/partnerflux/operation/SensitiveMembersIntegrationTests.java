// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.ServiceModel;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import io.github.partnerflux.test.model.Shape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tests that the values of sensitive members, which the samples mark, are neither part of a {@code toString()} nor thrown nor
 * logged at DEBUG.
 */
class SensitiveMembersIntegrationTests {

    private static final ServiceModel MODEL = ServiceModel.get();

    private static PartnerCentralEmulator emulator;
    private static PartnerCentralAccountClient client;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ThresholdFilter quiet = new ThresholdFilter();
    private final Recorder recorder = new Recorder();

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().start();
        client = ModelOperations.client(emulator);
    }

    @AfterAll
    static void stop() {
        client.close();
        emulator.close();
    }

    @BeforeEach
    void record() {
        quiet.setLevel("WARN");
        quiet.start();
        for (Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders(); appenders.hasNext(); ) {
            appenders.next().addFilter(quiet);
        }
        recorder.setContext(root.getLoggerContext());
        recorder.start();
        root.addAppender(recorder);
        root.setLevel(Level.DEBUG);
    }

    @AfterEach
    void restore() {
        root.setLevel(Level.WARN);
        root.detachAppender(recorder);
        for (Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders(); appenders.hasNext(); ) {
            appenders.next().clearAllFilters();
        }
    }

    static Stream<Operation> operations() {
        return ModelOperations.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void areNotShownBySuccessfulCalls(Operation operation) {
        for (ObjectNode output : Samples.variants(operation.output())) {
            emulator.stub(operation.name(), output.toString());
            Object request = request(operation);

            Object response = ModelOperations.call(client, operation, request);

            assertThat(ModelOperations.json(operation, response)).isEqualTo(output);
            assertThat(Samples.secretsIn(request + "\n" + response)).isEmpty();
        }
        assertNothingIsLogged(operation);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void areNotShownByErrorsThatQuoteThem(Operation operation) {
        String quote = "rejected: " + Samples.full(operation.input());
        ObjectNode body = ModelOperations.WITH_MODULE.createObjectNode();
        body.put("__type", "ValidationException").put("Message", quote);
        body.putArray("ErrorDetails")
                .addObject()
                .putObject("FieldValidationError")
                .put("Name", "Catalog")
                .put("Message", quote)
                .put("Code", "INVALID_VALUE");
        body.withArray("ErrorDetails")
                .addObject()
                .putObject("BusinessValidationError")
                .put("Message", quote)
                .put("Code", "INCOMPATIBLE_LEGAL_NAME");
        emulator.stub(operation.name(), 400, body.toString());

        ValidationException exception = fail(operation, ValidationException.class);

        assertThat(exception).hasMessageContaining("rejected: ");
        assertThat(exception.errorDetails())
                .hasSize(2)
                .allMatch(detail -> detail.toString().contains("rejected: "));
        assertThat(Samples.secretsIn(text(exception) + exception.errorDetails()))
                .isEmpty();
        assertNothingIsLogged(operation);
    }

    static Stream<Operation> operationsWithASecretOutput() {
        return operations().filter(operation -> hasSecrets(operation.output()));
    }

    @ParameterizedTest
    @MethodSource("operationsWithASecretOutput")
    void areNotShownByResponsesThatAreInvalid(Operation operation) {
        ObjectNode output = Samples.full(operation.output());
        String first = output.propertyNames().iterator().next();
        // Not a string, not a structure, and no list of structures.
        output.putArray(first).add("Secret value");
        emulator.stub(operation.name(), output.toString());

        ResponseFormatException exception = fail(operation, ResponseFormatException.class);

        assertThat(Samples.secretsIn(text(exception))).isEmpty();
        assertNothingIsLogged(operation);
    }

    @Test
    void occurInTheSamples() {
        assertThat(operations()
                        .filter(operation -> hasSecrets(operation.input()))
                        .flatMap(operation ->
                                Samples.secretsIn(
                                        Samples.variants(operation.input()).toString())
                                        .stream()))
                .contains("Secret ", "271828");
        assertThat(operationsWithASecretOutput())
                .allSatisfy(operation -> assertThat(Samples.secretsIn(
                                Samples.variants(operation.output()).toString()))
                        .isNotEmpty())
                .extracting(Operation::name)
                .contains("GetPartner", "GetVerification", "ListPartners", "GetConnection");
    }

    private static boolean hasSecrets(Shape shape) {
        return MODEL.reachable(shape).stream().anyMatch(Samples::isSecret);
    }

    private static Object request(Operation operation) {
        return ModelValues.create(operation.input(), Samples.full(operation.input()));
    }

    private static <E extends PartnerCentralAccountException> E fail(Operation operation, Class<E> type) {
        return catchThrowableOfType(type, () -> ModelOperations.call(client, operation, request(operation)));
    }

    private void assertNothingIsLogged(Operation operation) {
        assertThat(recorder.lines).anyMatch(line -> line.contains(operation.name()));
        assertThat(recorder.lines).allMatch(line -> Samples.secretsIn(line).isEmpty());
    }

    private static String text(Throwable exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static final class Recorder extends AppenderBase<ILoggingEvent> {

        final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String stackTrace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + stackTrace);
        }
    }
}
