// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the accounts of a fleet are listed, in a file that is appended to.
 *
 * <p>The first line has the options of the run. Each other line is added after rows have been written: it has the
 * accounts that these rows have advanced, and the length of the output. A process that is killed leaves complete lines,
 * apart from the last one, which is then removed.
 */
final class Checkpoints implements AutoCloseable {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final @Nullable FileChannel file;
    private final Map<String, Checkpoint> stored = new HashMap<>();
    private long storedLength;

    private Checkpoints(@Nullable FileChannel file) {
        this.file = file;
    }

    /** Returns checkpoints of no earlier run, which are not stored. */
    static Checkpoints none() {
        return new Checkpoints(null);
    }

    /**
     * Opens or creates a file.
     *
     * @param options what must be the same in all runs with this file, by name
     * @throws IllegalArgumentException if it is not the checkpoint file of a run with these options, or in use
     * @throws IOException if it cannot be read or written
     */
    static Checkpoints open(Path path, Map<String, String> options) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(file);
            Checkpoints checkpoints = new Checkpoints(file);
            if (file.size() == 0) {
                append(file, new Header(VERSION, options));
            } else {
                checkpoints.load(file, options);
            }
            return checkpoints;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Locks the file until any channel or stream of this process on the same file is closed. */
    private static void lock(FileChannel file) throws IOException {
        try {
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another run in this process.
        }
        throw new IllegalArgumentException("is in use by another run");
    }

    // The reader stays open: closing it would close the channel, which releases the lock.
    private void load(FileChannel file, Map<String, String> options) throws IOException {
        long size = file.size();
        long complete = 0;
        int number = 0;
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(file), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            long end = complete + line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (end > size) {
                break;
            }
            number++;
            if (number == 1) {
                check(read(line, Header.class, number), options);
            } else {
                Progress progress = read(line, Progress.class, number);
                stored.putAll(progress.accounts());
                storedLength = progress.outputLength();
            }
            complete = end;
        }
        if (number == 0) {
            throw new IllegalArgumentException("is cut short: its first line is not complete");
        }
        file.truncate(complete).position(complete);
    }

    private static <T> T read(String line, Class<T> type, int number) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    number == 1 ? "is not a checkpoint file" : "is damaged in line " + number, e);
        }
    }

    private static void check(Header header, Map<String, String> options) {
        if (header.version() != VERSION) {
            throw new IllegalArgumentException("is of version " + header.version() + ", but must be of " + VERSION);
        }
        List<String> differences = new ArrayList<>();
        options.forEach((name, value) -> {
            String other = header.options().get(name);
            if (!value.equals(other)) {
                differences.add(name + " " + other + " instead of " + value);
            }
        });
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("is of a run with " + String.join(", ", differences));
        }
    }

    /** Returns the checkpoint from which an account is listed. */
    Checkpoint of(String account) {
        return stored.getOrDefault(account, Checkpoint.start());
    }

    /** Returns whether there are checkpoints of an earlier run. */
    boolean isContinued() {
        return !stored.isEmpty();
    }

    /** Returns the number of bytes that earlier runs have written to the output. */
    long outputLength() {
        return storedLength;
    }

    /**
     * Stores checkpoints; blocks.
     *
     * @param length the number of bytes that all runs have written to the output
     * @throws UncheckedIOException if they cannot be stored
     */
    void store(Map<String, Checkpoint> accounts, long length) {
        if (file == null) {
            return;
        }
        try {
            append(file, new Progress(length, accounts));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void append(FileChannel file, Object line) throws IOException {
        byte[] bytes = (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        Channels.newOutputStream(file).write(bytes);
    }

    private static UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("the checkpoints cannot be stored: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private record Header(int version, Map<String, String> options) {}

    private record Progress(long outputLength, Map<String, Checkpoint> accounts) {}
}
