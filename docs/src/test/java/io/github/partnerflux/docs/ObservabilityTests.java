// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObservabilityTests extends Samples {

    private static final Path DASHBOARD = Path.of("guide/public/grafana-dashboard.json");

    private static final Pattern METRIC = Pattern.compile("partnerflux_\\w+");

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void exportsMetricsToPrometheus(PartnerCentralEmulator emulator) throws IOException {
        emulator.inject(Fault.throttle());

        // #region prometheus
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(metrics));

        PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .observationRegistry(observations)
                .build();
        // #endregion prometheus

        list(client);
        // #region scrape
        String text = metrics.scrape(); // the response to GET /metrics
        // #endregion scrape

        assertThat(text)
                .contains("partnerflux_call_seconds_count{")
                .contains("rpc_method=\"ListConnections\"")
                .containsPattern("partnerflux_call_throttle_total\\{.*} 1.0");
        assertThat(metricsOfDashboard())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(text).contains(name + "{"));
    }

    private static List<String> metricsOfDashboard() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        return dashboard.findValues("expr").stream()
                .map(JsonNode::stringValue)
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    @Test
    void exportsTracesToOpenTelemetry() {
        InMemorySpanExporter exporter = InMemorySpanExporter.create();
        OpenTelemetry openTelemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();

        // #region opentelemetry
        Tracer tracer =
                new OtelTracer(openTelemetry.getTracer("my-application"), new OtelCurrentTraceContext(), event -> {});
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));

        PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .observationRegistry(observations)
                .build();
        // #endregion opentelemetry

        list(client);

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans)
                .hasSize(6)
                .allSatisfy(span -> assertThat(span.getName()).isEqualTo("PartnerCentral Account/ListConnections"));
        SpanData attempt = spans.get(0);
        SpanData call = spans.get(1);
        assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId());
    }

    private static void list(PartnerCentralAccountClient client) {
        try (client) {
            assertThat(client.listConnections(request -> request.catalog("AWS"))
                            .count()
                            .block(TIMEOUT))
                    .isEqualTo(250);
        }
    }
}
