// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.FleetFlux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a listing of several accounts. */
@SuppressWarnings("NullAway.Init") // Picocli sets the fields.
final class FleetOptions {

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            required = true,
            description =
                    "List the accounts in this file, many at once. A line is the name of a profile, or the ARN of a role that"
                            + " the default credentials may assume. Empty lines and lines that start with # are ignored."
                            + " Without --aws or --endpoint, each line is an account of the emulator, whatever its name.")
    private Path accounts;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Store in this file how far each account is listed. If it exists, the run continues from there: complete"
                            + " accounts cost no request, and failed ones are retried. An interrupted run loses no row."
                            + " After kill -9, standard output may have an incomplete last row, and repeat some rows in"
                            + " the next run; --output-file has each row once.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--max-in-flight",
            paramLabel = "N",
            description = "The number of concurrent requests. Default: " + FleetFlux.DEFAULT_MAX_IN_FLIGHT + ".")
    private @Nullable Integer maxInFlight;

    @Option(
            names = "--rate-per-account",
            paramLabel = "N",
            description = "The number of requests per second and account, such as 0.5. Default: no limit.")
    private @Nullable Double ratePerAccount;

    Path accounts() {
        return accounts;
    }

    @Nullable
    Path checkpoint() {
        return checkpoint;
    }

    /** Rejects a file that is used twice, which would overwrite it. */
    void checkFiles(@Nullable Path outputFile) {
        if (isSame(checkpoint, accounts)) {
            throw new OptionException("--checkpoint", "must be another file than that of --accounts");
        } else if (isSame(outputFile, accounts)) {
            throw new OptionException("--output-file", "must be another file than that of --accounts");
        } else if (isSame(outputFile, checkpoint)) {
            throw new OptionException("--output-file", "must be another file than that of --checkpoint");
        }
    }

    private static boolean isSame(@Nullable Path one, @Nullable Path other) {
        if (one == null || other == null) {
            return false;
        }
        try {
            return one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    // On a terminal, /dev/stdin and /dev/stdout are the same file.
                    || (Files.isRegularFile(one) && Files.isRegularFile(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            return false;
        }
    }

    /** Opens the checkpoints of a run with these options. */
    Checkpoints checkpoints(Map<String, String> options) {
        if (checkpoint == null) {
            return Checkpoints.none();
        }
        try {
            return Checkpoints.open(checkpoint, options);
        } catch (IllegalArgumentException e) {
            throw new OptionException("--checkpoint", checkpoint + " " + e.getMessage());
        } catch (IOException e) {
            throw new OptionException(
                    "--checkpoint", checkpoint + " cannot be opened: " + FileProblem.of(checkpoint, e));
        }
    }

    /** Sets the limits of the requests. */
    <T> FleetFlux<T> limit(FleetFlux<T> fleet) {
        FleetFlux<T> limited = fleet;
        if (maxInFlight != null) {
            int requests = maxInFlight;
            limited = check("--max-in-flight", limited, flux -> flux.maxInFlight(requests));
        }
        if (ratePerAccount != null) {
            double rate = ratePerAccount;
            limited = check("--rate-per-account", limited, flux -> flux.ratePerAccount(rate, 1));
        }
        return limited;
    }

    private static <T> FleetFlux<T> check(String option, FleetFlux<T> fleet, UnaryOperator<FleetFlux<T>> setting) {
        try {
            return setting.apply(fleet);
        } catch (IllegalArgumentException e) {
            throw new OptionException(option, String.valueOf(e.getMessage()));
        }
    }
}
