// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.emulator;

import com.sun.net.httpserver.HttpServer;
import io.github.partnerflux.emulator.EmulatedAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A local AWS Security Token Service, which returns the temporary credentials of one account for any role. */
public final class StsServer implements AutoCloseable {

    private static final String RESPONSE = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey><SessionToken>%s</SessionToken>
            <Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
            """;

    private final HttpServer server;

    private StsServer(HttpServer server) {
        this.server = server;
    }

    /** Starts a service for an account. */
    public static StsServer start(EmulatedAccount account) throws IOException {
        var credentials = account.temporaryCredentials();
        byte[] response = RESPONSE.formatted(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
            exchange.close();
        });
        server.start();
        return new StsServer(server);
    }

    /** Returns the value for {@code aws.endpointUrlSts}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
