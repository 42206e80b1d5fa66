// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Accepts uploads as <a href="https://central.sonatype.com/api-doc">Maven Central's portal</a> does. */
final class CentralPortal implements AutoCloseable {

    private final HttpServer server;
    private final Path directory;
    private volatile String uploadQuery = "";

    private CentralPortal(HttpServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Starts a portal that unpacks uploads into {@code directory}. */
    static CentralPortal start(Path directory) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CentralPortal portal = new CentralPortal(server, directory);
        server.createContext("/api/v1/publisher/upload", portal::upload);
        server.createContext("/api/v1/publisher/status", portal::status);
        server.start();
        return portal;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the query of the last upload, or an empty string if there was none. */
    String uploadQuery() {
        return uploadQuery;
    }

    private void upload(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        // a multipart body with a single part; Latin-1 maps each byte to one character
        int start = new String(body, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        unpack(new ZipInputStream(new ByteArrayInputStream(body, start, body.length - start)));
        uploadQuery = exchange.getRequestURI().getQuery();
        respond(exchange, 201, "deployment-1");
    }

    private void status(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        respond(
                exchange,
                200,
                "{\"deploymentId\":\"deployment-1\",\"deploymentName\":\"Deployment\",\"deploymentState\":\"VALIDATED\"}");
    }

    private void unpack(ZipInputStream bundle) throws IOException {
        for (ZipEntry entry = bundle.getNextEntry(); entry != null; entry = bundle.getNextEntry()) {
            Path file = directory.resolve(entry.getName());
            if (!entry.isDirectory()) {
                Files.createDirectories(file.getParent());
                Files.copy(bundle, file);
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
