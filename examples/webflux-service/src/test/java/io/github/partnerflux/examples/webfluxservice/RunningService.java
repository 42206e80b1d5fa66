// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a free port, with an emulator that responds without a delay unless a fault is injected. */
final class RunningService implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningService start(int connections, String... arguments) {
        return start(List.of(), connections, arguments);
    }

    static RunningService start(List<Class<?>> configurations, int connections, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--demo.emulator.connections=" + connections,
                "--demo.emulator.latency=0ms",
                "--demo.emulator.throttle-rate=0",
                "--partnerflux.retry.backoff-base=1ms",
                "--partnerflux.retry.throttling-backoff-base=1ms"));
        all.addAll(List.of(arguments));
        return new RunningService(new SpringApplicationBuilder(WebFluxServiceApplication.class)
                .sources(configurations.toArray(Class[]::new))
                .run(all.toArray(String[]::new)));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    URI uri(String pathAndQuery) {
        return URI.create("http://localhost:" + port() + pathAndQuery);
    }

    PartnerCentralEmulator emulator() {
        return context.getBean(PartnerCentralEmulator.class);
    }

    List<EmulatedConnection> connections() {
        return emulator().account(0).connections();
    }

    HttpResponse<Stream<String>> get(String pathAndQuery, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(pathAndQuery))
                .header("Accept", accept)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
    }

    HttpResponse<Void> head(String pathAndQuery, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(pathAndQuery))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .header("Accept", accept)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() {
        context.close();
    }
}
