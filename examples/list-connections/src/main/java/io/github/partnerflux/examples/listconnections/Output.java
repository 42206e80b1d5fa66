package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Standard output, and the checkpoint up to which the listing is written. */
final class Output {

    private final OutputStream stdout;
    private final RowWriter format;
    private final Progress progress;
    private boolean headerWritten;
    private long rows;

    // Volatile because the shutdown hook reads it.
    private volatile Checkpoint checkpoint;

    Output(OutputStream stdout, RowWriter format, Checkpoint from, Progress progress) {
        this.stdout = stdout;
        this.format = format;
        this.progress = progress;
        this.checkpoint = from;
        // The output of a resumed listing is appended to a file that has a header.
        this.headerWritten = !from.equals(Checkpoint.start());
    }

    /**
     * Writes the rows and blocks until the system has taken them. The checkpoint never lies beyond what is written: if
     * a write fails in the middle, some rows are repeated after {@code --resume}, but none is lost.
     *
     * @throws UncheckedIOException if they cannot be written
     */
    void write(List<Checkpointed<ConnectionSummary>> batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        addHeader(bytes);
        batch.forEach(connection -> bytes.writeBytes(format.row(connection.item())));
        send(bytes);
        checkpoint = batch.get(batch.size() - 1).next();
        rows += batch.size();
        progress.wrote(batch.size());
    }

    /** Completes the output: writes the header of an empty listing. */
    void end() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        addHeader(bytes);
        send(bytes);
    }

    /** Returns the position after the last row that has been written. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    long rows() {
        return rows;
    }

    private void addHeader(ByteArrayOutputStream bytes) {
        if (!headerWritten) {
            headerWritten = true;
            bytes.writeBytes(format.header());
        }
    }

    private void send(ByteArrayOutputStream bytes) {
        try {
            progress.above(() -> {
                bytes.writeTo(stdout);
                stdout.flush();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
