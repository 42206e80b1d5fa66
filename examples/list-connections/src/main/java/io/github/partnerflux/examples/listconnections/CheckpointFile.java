package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checkpoints of the accounts of a fleet, in a file that is appended to.
 *
 * <p>The first line has the options of the run. Each other line is added after rows have been written: it has the
 * accounts that these rows have advanced, and the length of the output. A process that is killed leaves complete lines,
 * apart from the last one, which is then removed.
 */
final class CheckpointFile implements Checkpoints {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path path;
    private final FileOutputStream file;
    private final Map<String, Checkpoint> stored = new HashMap<>();
    private long storedLength;

    private CheckpointFile(Path path, FileOutputStream file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens or creates a file.
     *
     * @param options what must be the same in all runs with this file, by name
     * @throws IllegalArgumentException if it is not the checkpoint file of a run with these options, or in use
     * @throws UncheckedIOException if it cannot be read or written
     */
    static Checkpoints open(Path path, Map<String, String> options) {
        try {
            if (!Files.exists(path)) {
                create(path, new Header(VERSION, options));
            }
            CheckpointFile opened = new CheckpointFile(path, new FileOutputStream(path.toFile(), true));
            try {
                opened.lock();
                opened.load(options);
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The file appears with its complete first line. */
    private static void create(Path path, Header header) throws IOException {
        Path complete = path.resolveSibling(path.getFileName() + ".new");
        Files.write(complete, line(header));
        Files.move(complete, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void lock() throws IOException {
        try {
            if (file.getChannel().tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another run in this process.
        }
        throw new IllegalArgumentException("is in use by another run");
    }

    private void load(Map<String, String> options) throws IOException {
        long size = Files.size(path);
        long complete = 0;
        int number = 0;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
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
        }
        if (number == 0) {
            throw new IllegalArgumentException("is cut short: its first line is not complete");
        }
        file.getChannel().truncate(complete);
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

    @Override
    public Checkpoint of(String account) {
        return stored.getOrDefault(account, Checkpoint.start());
    }

    @Override
    public boolean isContinued() {
        return !stored.isEmpty();
    }

    @Override
    public long outputLength() {
        return storedLength;
    }

    @Override
    public void store(Map<String, Checkpoint> accounts, long length) {
        try {
            file.write(line(new Progress(length, accounts)));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(path + " cannot be written to: " + e.getMessage(), e);
    }

    private static byte[] line(Object content) {
        return (MAPPER.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private record Header(int version, Map<String, String> options) {}

    private record Progress(long outputLength, Map<String, Checkpoint> accounts) {}
}
