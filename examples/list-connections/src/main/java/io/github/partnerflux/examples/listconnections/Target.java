// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows are written to.
 *
 * @param stdout standard output
 * @param file the file to write to in its place, or {@code null}
 */
record Target(OutputStream stdout, @Nullable Path file) {

    /** Returns the name that messages have for it. */
    String name() {
        return file == null ? "standard output" : file.toString();
    }

    /** Replaces the file. */
    OutputStream replace() {
        return open(path -> new FileOutputStream(path.toFile()));
    }

    /** Appends to the file. */
    OutputStream append() {
        return open(path -> new FileOutputStream(path.toFile(), true));
    }

    /**
     * Appends to the file, after the removal of what follows the checkpoint, possibly half of a row.
     *
     * @param length the length of the file at the checkpoint, in bytes
     */
    OutputStream continueAt(long length) {
        return open(path -> {
            long current = Files.exists(path) ? Files.size(path) : 0;
            if (current < length) {
                throw new IOException("it has " + current + " bytes, but " + length
                        + " had been written when the checkpoints were stored");
            }
            if (current > length) {
                try (RandomAccessFile longer = new RandomAccessFile(path.toFile(), "rw")) {
                    longer.setLength(length);
                }
            }
            return new FileOutputStream(path.toFile(), true);
        });
    }

    private OutputStream open(Opening opening) {
        if (file == null) {
            return new FilterOutputStream(stdout) {

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                /** Leaves standard output open. */
                @Override
                public void close() {}
            };
        }
        try {
            return opening.open(file);
        } catch (IOException e) {
            throw new OptionException("--output-file", "cannot be written to: " + FileProblem.of(file, e));
        }
    }

    private interface Opening {
        OutputStream open(Path path) throws IOException;
    }
}
