package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Standard output, and the point in the listing that it has got to. */
final class Output {

    private final OutputStream stdout;
    private final RowWriter format;
    private final Progress progress;
    private boolean headed;
    private long rows;

    /** Read by the shutdown hook, too. */
    private volatile Checkpoint checkpoint;

    Output(OutputStream stdout, RowWriter format, Checkpoint from, Progress progress) {
        this.stdout = stdout;
        this.format = format;
        this.progress = progress;
        this.checkpoint = from;
        // What is resumed is there to be appended.
        this.headed = !from.equals(Checkpoint.start());
    }

    /**
     * Blocks until the system has taken the rows. They go out as one piece, so that the checkpoint never lies beyond what was
     * written: if that fails half-way, some of them come again after {@code --resume}, but none is lost.
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

    /** An empty table is a table too. */
    void end() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        addHeader(bytes);
        send(bytes);
    }

    /** Where to go on after what has been written. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    long rows() {
        return rows;
    }

    private void addHeader(ByteArrayOutputStream bytes) {
        if (!headed) {
            headed = true;
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
