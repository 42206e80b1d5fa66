// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How values are written in the state of the source and in records. */
final class StateFormat {

    /** The version of {@link #writeSplit}; version 1 had no snapshot. */
    static final int SPLIT_VERSION = 2;

    private StateFormat() {}

    /** Unlike {@code writeUTF}, of any length. */
    static void writeText(DataOutputView out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputView in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static void writeBytes(DataOutputView out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /**
     * Copies a text or bytes. Not with {@code DataOutputView.write(DataInputView, int)}, which may not grow its buffer.
     */
    static void copy(DataInputView in, DataOutputView out) throws IOException {
        writeBytes(out, readBytes(in));
    }

    static void writeCheckpoint(DataOutputView out, Checkpoint checkpoint) throws IOException {
        writeText(out, checkpoint.toString());
    }

    static Checkpoint readCheckpoint(DataInputView in) throws IOException {
        return Checkpoint.parse(readText(in));
    }

    static void writeSnapshot(DataOutputView out, Snapshot snapshot) throws IOException {
        writeText(out, snapshot.text());
    }

    static Snapshot readSnapshot(DataInputView in) throws IOException {
        return Snapshot.parse(readText(in));
    }

    static void writeError(DataOutputView out, Throwable error) throws IOException {
        AccountFailedException description = AccountFailedException.of(error);
        writeText(out, description.errorType());
        String message = description.getMessage();
        out.writeBoolean(message != null);
        if (message != null) {
            writeText(out, message);
        }
        AccountFailedException cause = description.getCause();
        out.writeBoolean(cause != null);
        if (cause != null) {
            writeError(out, cause);
        }
    }

    static AccountFailedException readError(DataInputView in) throws IOException {
        String type = readText(in);
        String message = in.readBoolean() ? readText(in) : null;
        return new AccountFailedException(type, message, in.readBoolean() ? readError(in) : null);
    }

    static void writeSplit(DataOutputView out, AccountSplit split) throws IOException {
        writeText(out, split.account());
        out.writeLong(split.cycle());
        writeCheckpoint(out, split.next());
        out.writeLong(split.items());
        writeSnapshot(out, split.snapshot());
    }

    static AccountSplit readSplit(int writtenVersion, DataInputView in) throws IOException {
        String account = readText(in);
        long cycle = in.readLong();
        Checkpoint next = readCheckpoint(in);
        long items = in.readLong();
        return new AccountSplit(account, cycle, next, items, writtenVersion == 1 ? Snapshot.none() : readSnapshot(in));
    }
}
