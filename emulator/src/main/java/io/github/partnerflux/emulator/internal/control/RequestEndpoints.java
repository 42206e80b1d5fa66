// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.Request;
import io.github.partnerflux.emulator.internal.recording.Ending;
import io.github.partnerflux.emulator.internal.recording.Exchange;
import io.github.partnerflux.emulator.internal.recording.RequestLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists and clears the requests that the service has received. */
final class RequestEndpoints {

    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "x-amz-security-token");

    private final RequestLog<?> log;

    RequestEndpoints(RequestLog<?> log) {
        this.log = log;
    }

    List<Endpoint> all() {
        return List.of(Endpoint.get("requests", request -> list()), Endpoint.delete("requests", request -> {
            log.clear();
            return null;
        }));
    }

    private ObjectNode list() {
        if (!log.keepsRequests()) {
            throw ControlError.conflict("Requests are not recorded: start the program with --record-requests,"
                    + " or the emulator with Builder.recordRequests(true)");
        }
        ObjectNode response = Json.object();
        ArrayNode requests = response.putArray("requests");
        log.exchanges().forEach(exchange -> requests.add(describe(exchange)));
        return response;
    }

    private static ObjectNode describe(Exchange exchange) {
        Request request = exchange.request();
        ObjectNode described = Json.object();
        described.put("index", exchange.index());
        described.put("receivedAt", exchange.receivedAt().toString());
        described.put("method", request.method());
        described.put("path", request.path());
        described.put("operation", request.operation());
        ObjectNode headers = described.putObject("headers");
        request.headers().forEach((name, values) -> {
            if (!SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(", ", values));
            }
        });
        described.put("body", new String(request.content(), StandardCharsets.UTF_8));
        described.set("outcome", outcome(exchange.ending().getNow(null)));
        return described;
    }

    /** Returns {@code null} as long as the exchange has not ended. */
    private static @Nullable ObjectNode outcome(@Nullable Ending ending) {
        if (ending == null) {
            return null;
        }
        ObjectNode outcome = Json.object().put("kind", ending.kind().name());
        ending.status().ifPresent(status -> outcome.put("status", status));
        return outcome;
    }
}
