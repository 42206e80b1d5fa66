// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import reactor.netty.http.client.HttpClient;

/**
 * What the listings of one and of several accounts have in common.
 *
 * @param limit the maximum number of connections, or {@code null}
 * @param service the name of the service
 * @param terminals the terminals on which rows and progress appear
 */
record Listing(
        ListConnectionsRequest request,
        @Nullable Long limit,
        RowFormat format,
        Target target,
        Terminals terminals,
        String service,
        Services services,
        Messages messages) {

    private static final String NONE = "(none)";

    /** The largest page size. */
    static final int ROWS_PER_WRITE = 100;

    static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    /** Returns what two runs must have in common so that the second one can continue the first one, by option. */
    Map<String, String> identity() {
        List<String> participants = request.otherParticipantIdentifiers();
        Map<String, String> options = new LinkedHashMap<>();
        options.put("the service", service);
        options.put("--catalog", request.catalog());
        options.put("--connection-type", request.connectionType() == null ? NONE : request.connectionType());
        options.put("--participant", participants.isEmpty() ? NONE : String.join(",", participants));
        options.put("--output", format.toString());
        options.put(
                "--output-file",
                target.file() == null
                        ? NONE
                        : target.file().toAbsolutePath().normalize().toString());
        return options;
    }

    long maximum() {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    boolean isLimitReached(Output output) {
        return limit != null && output.rows() == limit;
    }

    RowWriter writer(OptionalInt accountWidth) {
        return format.writer(terminals, accountWidth);
    }

    StatusLine statusLine() {
        return new StatusLine(messages.stderr(), terminals);
    }

    /**
     * Reports that rows could not be written.
     *
     * @param hint prints how to resume
     * @return the exit code
     */
    int outputFailed(OutputException e, Runnable hint) {
        String reason = String.valueOf(e.getMessage());
        // Only the system's message identifies a closed pipe, which is no failure: "head" has read enough.
        if (reason.toLowerCase(Locale.ROOT).contains("pipe")) {
            return ExitCodes.CLOSED_PIPE;
        }
        messages.print(target.name() + " cannot be written to: " + reason);
        hint.run();
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Creates the service to list from. */
    interface Services {

        /**
         * Creates a service.
         *
         * @param accounts the number of accounts if the service is an emulator
         */
        Service start(int accounts, UnaryOperator<HttpClient> http);
    }
}
