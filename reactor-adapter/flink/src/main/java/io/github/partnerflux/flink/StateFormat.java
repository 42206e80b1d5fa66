package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How values are written in the state of the source and in records. */
final class StateFormat {

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

    /** The layout of version 1. */
    static void writeSplit(DataOutputView out, AccountSplit split) throws IOException {
        writeText(out, split.account());
        out.writeLong(split.cycle());
        writeCheckpoint(out, split.next());
        out.writeLong(split.items());
    }

    /** The layout of version 1. */
    static AccountSplit readSplit(DataInputView in) throws IOException {
        return new AccountSplit(readText(in), in.readLong(), readCheckpoint(in), in.readLong());
    }
}
