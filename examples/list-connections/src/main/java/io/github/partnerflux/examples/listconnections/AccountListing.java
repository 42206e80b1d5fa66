// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lists the connections of a single account. */
final class AccountListing {

    private final Listing listing;
    private final Checkpoint from;
    private final @Nullable String profile;
    private final StatusLine line;
    private final Progress progress;

    // Volatile because the shutdown hook reads it.
    private volatile Checkpoint checkpoint;

    /**
     * @param profile the profile of the credentials, or {@code null} for the default chain
     */
    AccountListing(Listing listing, Checkpoint from, @Nullable String profile) {
        this.listing = listing;
        this.from = from;
        this.profile = profile;
        this.checkpoint = from;
        this.line = listing.statusLine();
        this.progress = new Progress(line);
    }

    /** Returns the exit code. */
    int run() throws IOException {
        try (Interruption interruption = new Interruption(() -> {
                    line.close();
                    printResumeHint();
                });
                Service service = listing.services().start(1, progress::watch);
                OutputStream stream = isResumed()
                        ? listing.target().append()
                        : listing.target().replace()) {
            // The output of a resumed listing is appended to a file that has a header.
            Output output = new Output(stream, listing.writer(OptionalInt.empty()), isResumed(), line);
            if (service.isEmulated()) {
                listing.messages().print("listing the connections of an emulator; use --aws to call AWS");
            }
            return run(list(service.client(), interruption, output), interruption, output);
        }
    }

    private boolean isResumed() {
        return !from.equals(Checkpoint.start());
    }

    private Mono<Void> list(PartnerCentralAccountClient client, Interruption interruption, Output output) {
        return client.listConnections(listing.request())
                .resumeFrom(from)
                .checkpointed()
                .take(listing.maximum())
                // Upstream of the writer, so that connections that have arrived are still written.
                .takeUntilOther(interruption.signal())
                .bufferTimeout(Listing.ROWS_PER_WRITE, Listing.LONGEST_WAIT, true)
                // Writing blocks, which event loops must not. All buffers before it are bounded, so a slow reader slows
                // the listing down and does not fill the memory.
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(batch -> write(batch, output))
                .then();
    }

    /**
     * Writes the rows. The checkpoint never lies beyond what is written: if a write fails in the middle, some rows are
     * repeated after {@code --resume}, but none is lost.
     */
    private void write(List<Checkpointed<ConnectionSummary>> batch, Output output) {
        output.write(batch.stream().map(connection -> Row.of(connection.item())).toList());
        checkpoint = batch.get(batch.size() - 1).next();
        progress.wrote(batch.size());
    }

    private int run(Mono<Void> rows, Interruption interruption, Output output) {
        try (line) {
            progress.start(listing.limit());
            rows.block();
            if (!interruption.isInterrupted()) {
                output.end();
            }
        } catch (PartnerCentralAccountException e) {
            listing.messages().print(describe(e));
            if (output.rows() > 0) {
                printResumeHint();
            }
            return CommandLine.ExitCode.SOFTWARE;
        } catch (OutputException e) {
            return listing.outputFailed(e, this::printResumeHint);
        }
        if (interruption.isInterrupted() || listing.isLimitReached(output)) {
            printResumeHint();
        }
        return interruption.isInterrupted() ? ExitCodes.INTERRUPTED : CommandLine.ExitCode.OK;
    }

    private String describe(PartnerCentralAccountException e) {
        String message = Wording.ofCommandLine(String.valueOf(e.getMessage()));
        if (e instanceof CredentialsException) {
            return message
                    + (profile == null
                            ? "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile"
                            : "; --profile must name a profile in ~/.aws/config or ~/.aws/credentials");
        }
        if (e instanceof ValidationException && isResumed()) {
            return message + "; --resume needs the checkpoint of a recent run with the same options";
        }
        return message;
    }

    private void printResumeHint() {
        listing.messages().print("to resume from here: --resume " + checkpoint);
    }
}
