// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static io.github.partnerflux.examples.listconnections.Messages.number;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** Lists the connections of several accounts concurrently. */
final class FleetListing {

    /** For a pipe, which can be read only once: the width of account IDs. */
    private static final AccountFile.Size UNKNOWN_SIZE = new AccountFile.Size(Service.MOST_EMULATED_ACCOUNTS, 12);

    private final Listing listing;
    private final FleetOptions options;
    private final AccountFile file;
    private final StatusLine line;
    private final FleetProgress progress;
    private final FleetTotals totals = new FleetTotals();
    private final FailureReport failures;

    FleetListing(Listing listing, FleetOptions options) {
        this.listing = listing;
        this.options = options;
        this.file = new AccountFile(options.accounts());
        this.line = listing.statusLine();
        this.progress = new FleetProgress(line);
        this.failures = new FailureReport(listing.terminals());
    }

    /** Returns the exit code. */
    int run() throws IOException {
        options.checkFiles(listing.target().file());
        AccountFile.Size known = size();
        AccountFile.Size size = known == null ? UNKNOWN_SIZE : known;
        try (Checkpoints checkpoints = options.checkpoints(listing.identity());
                Interruption interruption = new Interruption(() -> {
                    line.close();
                    printContinueHint();
                });
                Service service = listing.services().start(size.accounts(), http -> http)) {
            Flux<FleetAccount> accounts = accounts(service, checkpoints);
            FleetFlux<ConnectionSummary> fleet =
                    options.limit(service.client().listConnections(accounts, listing.request()));
            // Not before: an invalid option leaves the file as it was.
            try (OutputStream stream = listing.target().continueAt(checkpoints.outputLength())) {
                Output output = new Output(
                        stream, listing.writer(OptionalInt.of(size.widest())), checkpoints.isContinued(), line);
                if (service.isEmulated()) {
                    listing.messages().print("listing the connections of emulated accounts; use --aws to call AWS");
                }
                progress.start(known == null ? null : size.accounts());
                return run(list(fleet, interruption, new FleetWriter(output, checkpoints)), interruption, output);
            }
        }
    }

    private AccountFile.@Nullable Size size() {
        try {
            AccountFile.Size size = file.size();
            if (size != null && size.accounts() == 0) {
                throw new OptionException("--accounts", options.accounts() + " names no account");
            }
            return size;
        } catch (UncheckedIOException e) {
            throw new OptionException("--accounts", String.valueOf(e.getMessage()));
        }
    }

    private Flux<FleetAccount> accounts(Service service, Checkpoints checkpoints) {
        return file.lines()
                .map(account -> FleetAccount.of(account.key(), () -> credentialsOf(account, service))
                        .from(checkpoints.of(account.key())));
    }

    private static IdentityProvider<? extends AwsCredentialsIdentity> credentialsOf(
            AccountLine account, Service service) {
        if (account.problem() != null) {
            throw account.problem();
        }
        return service.credentialsOf(account);
    }

    private Mono<Void> list(FleetFlux<ConnectionSummary> fleet, Interruption interruption, FleetWriter writer) {
        AtomicLong connections = new AtomicLong();
        return fleet.takeUntil(event -> event instanceof FleetEvent.Item<ConnectionSummary>
                        && connections.incrementAndGet() == listing.maximum())
                .takeUntilOther(interruption.signal())
                .bufferTimeout(Listing.ROWS_PER_WRITE, Listing.LONGEST_WAIT, true)
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(batch -> {
                    writer.write(batch);
                    batch.forEach(this::count);
                    progress.update(totals);
                })
                .then();
    }

    private void count(FleetEvent<ConnectionSummary> event) {
        totals.add(event);
        if (event instanceof FleetEvent.Failed<ConnectionSummary> failed) {
            failures.add(failed);
        }
    }

    private int run(Mono<Void> rows, Interruption interruption, Output output) {
        int exitCode = CommandLine.ExitCode.OK;
        try (line) {
            rows.block();
            if (!interruption.isInterrupted() && totals.failed() == 0) {
                output.end();
            }
        } catch (UncheckedIOException e) {
            listing.messages().print(String.valueOf(e.getMessage()));
            exitCode = CommandLine.ExitCode.SOFTWARE;
        } catch (OutputException e) {
            exitCode = listing.outputFailed(e, () -> {});
            if (exitCode == ExitCodes.CLOSED_PIPE) {
                return exitCode;
            }
        }
        report(exitCode != CommandLine.ExitCode.OK || interruption.isInterrupted() || listing.isLimitReached(output));
        if (interruption.isInterrupted()) {
            return ExitCodes.INTERRUPTED;
        }
        return exitCode == CommandLine.ExitCode.OK && totals.failed() > 0 ? ExitCodes.ACCOUNTS_FAILED : exitCode;
    }

    private void report(boolean endedEarly) {
        listing.messages().stderr().print(failures.text());
        if (endedEarly || failures.isRetryable() || (options.checkpoint() != null && totals.failed() > 0)) {
            printContinueHint();
        }
        listing.messages().print(summary());
    }

    private String summary() {
        String earlier =
                totals.completedEarlier() == 0 ? "" : " (" + number(totals.completedEarlier()) + " of them before)";
        return number(totals.completed(), "account") + " completed" + earlier + ", " + number(totals.failed())
                + " failed; " + number(totals.connections(), "connection");
    }

    private void printContinueHint() {
        if (options.checkpoint() == null) {
            listing.messages().print("with --checkpoint FILE, another run could continue from here");
        } else {
            listing.messages()
                    .print("to continue from here, run the same command again"
                            + (listing.target().file() == null ? " and append its output (>>)" : ""));
        }
    }
}
