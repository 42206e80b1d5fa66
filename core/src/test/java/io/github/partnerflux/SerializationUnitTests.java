// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.netty.channel.ChannelException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** Tests that all public records and exceptions, which are found in the class files, survive Java serialization. */
class SerializationUnitTests {

    static Stream<Class<?>> records() throws Exception {
        // A fleet's account has a supplier, and the error of its failure is compared below.
        return publicTypes()
                .filter(Class::isRecord)
                .filter(type -> type != FleetAccount.class)
                // Errors are not equal to their copies; see below.
                .filter(type -> type != FleetEvent.Failed.class && type != ChangeEvent.PollFailed.class);
    }

    static Stream<Class<?>> exceptions() throws Exception {
        return publicTypes()
                .filter(Throwable.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()));
    }

    private static Stream<Class<?>> publicTypes() throws URISyntaxException {
        return Samples.publicTypes("", "exception", "model");
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordsSurvive(Class<?> type) throws Exception {
        Object record = Samples.of(type);

        assertThat(copy(record)).isEqualTo(record).isNotSameAs(record);
    }

    @Test
    void failuresSurvive() throws Exception {
        IllegalStateException error = new IllegalStateException("failed");
        FleetEvent.Failed<String> failed = new FleetEvent.Failed<>("account", error, Checkpoint.of("token", 7), 3);
        ChangeEvent.PollFailed<String> pollFailed = new ChangeEvent.PollFailed<>(error);

        assertThat(copy(failed)).hasToString(failed.toString());
        assertThat(copy(pollFailed)).hasToString(pollFailed.toString());
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void exceptionsSurvive(Class<?> type) throws Exception {
        Throwable exception = (Throwable) Samples.of(type);

        Throwable copy = (Throwable) copy(exception);

        assertThat(copy).isExactlyInstanceOf(type).hasToString(exception.toString());
        assertThat(copy.getStackTrace()).isEqualTo(exception.getStackTrace());
        assertThat(String.valueOf(copy.getCause())).isEqualTo(String.valueOf(exception.getCause()));
        for (Method accessor : type.getMethods()) {
            if (accessor.getDeclaringClass().getPackage().equals(type.getPackage())
                    && accessor.getParameterCount() == 0
                    && !accessor.getName().equals("getCause")) {
                assertThat(accessor.invoke(copy))
                        .as(accessor.getName())
                        .isNotNull()
                        .isEqualTo(accessor.invoke(exception));
            }
        }
    }

    @Test
    void checkpointsSurvive() throws Exception {
        assertThat(copy(Checkpoint.start())).isEqualTo(Checkpoint.start());
        assertThat(copy(Checkpoint.end())).isEqualTo(Checkpoint.end());
        assertThat(copy(Checkpoint.parse("pf1:37:token"))).isEqualTo(Checkpoint.parse("pf1:37:token"));
    }

    @Test
    void replacesACauseThatCannotBeSerialized() throws Exception {
        IOException root = new IOException("reset");
        PartnerCentralAccountException exception = new PartnerCentralTransportException(
                "ListConnections", 2, "failed", new ExceptionOfAChannel("closed", root));

        PartnerCentralAccountException copy = (PartnerCentralAccountException) copy(exception);

        assertThat(copy).hasToString(exception.toString());
        assertThat(copy.attempts()).isEqualTo(2);
        assertThat(copy.getCause())
                .hasMessage(exception.getCause().toString())
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("reset");
        assertThat(copy.getCause().getStackTrace())
                .isEqualTo(exception.getCause().getStackTrace());
    }

    @Test
    void reactorsAssemblyTraceSurvives() throws Exception {
        Throwable exception = new CredentialsException("ListConnections", 1, "none", null);
        Flux.error(exception).checkpoint("here").subscribe(item -> {}, e -> {});
        assertThat(exception.getSuppressed()).isNotEmpty();

        assertThat(((Throwable) copy(exception)).getSuppressed()).hasSameSizeAs(exception.getSuppressed());
    }

    private static Object copy(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    /** Has a field that cannot be serialized, as exceptions of Netty may have. */
    private static final class ExceptionOfAChannel extends ChannelException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"serial", "unused"})
        private final Object channel = new EmbeddedChannel();

        ExceptionOfAChannel(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
