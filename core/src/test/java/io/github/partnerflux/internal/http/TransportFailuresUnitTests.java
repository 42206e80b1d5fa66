package io.github.partnerflux.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransportFailuresUnitTests {

    static Stream<Arguments> failures() {
        return Stream.of(
                failure(new ConnectTimeoutException("a"), "no connection within the connect timeout: a"),
                failure(new UnknownHostException("a"), "unknown host: a"),
                failure(new SSLHandshakeException("a"), "TLS failed: a"),
                failure(new IOException("a"), "the connection failed: a"),
                failure(new IOException(), "the connection failed"),
                failure(new ChannelException("a"), "the connection failed: a"),
                failure(new IllegalArgumentException("a"), "the request could not be made: a"));
    }

    private static Arguments failure(Exception failure, String message) {
        return Arguments.argumentSet(failure.toString(), failure, message);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatFailed(Exception failure, String message) {
        assertThat(TransportFailures.translate("ListConnections", 1, failure))
                .isInstanceOf(PartnerCentralTransportException.class)
                .hasMessage("ListConnections: " + message)
                .hasCause(failure);
    }

    @Test
    void takesATlsFailureOutOfTheDecodersHands() {
        SSLHandshakeException tls = new SSLHandshakeException("untrusted");

        assertThat(TransportFailures.translate("ListConnections", 1, new DecoderException(tls)))
                .isInstanceOf(PartnerCentralTransportException.class)
                .hasMessage("ListConnections: TLS failed: untrusted")
                .cause()
                .isSameAs(tls);
    }

    @Test
    void tellsTooMuchFromNoHttp() {
        assertThat(TransportFailures.translate("ListConnections", 1, new TooLongFrameException("9 bytes")))
                .isInstanceOf(ResponseFormatException.class)
                .hasMessage("ListConnections: the answer is too large: 9 bytes");
        assertThat(TransportFailures.translate("ListConnections", 1, new DecoderException("garbage")))
                .isInstanceOf(ResponseFormatException.class)
                .hasMessage("ListConnections: the answer is not HTTP: garbage");
    }

    @Test
    void quotesLittle() {
        assertThat(TransportFailures.translate("ListConnections", 1, new DecoderException("x".repeat(4_000)))
                        .getMessage())
                .hasSizeLessThan(400);
    }

    @Test
    void leavesOursAlone() {
        PartnerCentralAccountException ours = new CredentialsException("ListConnections", 1, "none", null);

        assertThat(TransportFailures.translate("ListConnections", 1, ours)).isSameAs(ours);
    }
}
