// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The file of accounts: one profile or role per line. Empty lines and lines that start with {@code #} are ignored. */
final class AccountFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;

    AccountFile(Path path) {
        this.path = path;
    }

    /** Reads the lines as they are requested, on a thread that may block. */
    Flux<AccountLine> lines() {
        return Flux.<AccountLine, Reader>generate(
                        () -> new Reader(path),
                        (reader, sink) -> {
                            AccountLine line = reader.next();
                            if (line == null) {
                                sink.complete();
                            } else {
                                sink.next(line);
                            }
                            return reader;
                        },
                        Reader::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * Reads the whole file to learn its size; blocks.
     *
     * @return {@code null} if the file is a pipe, which can be read only once
     * @throws UncheckedIOException if the file cannot be read
     */
    @Nullable
    Size size() {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            return null;
        }
        int accounts = 0;
        int widest = 0;
        try (Reader reader = new Reader(path)) {
            for (AccountLine line = reader.next(); line != null; line = reader.next()) {
                accounts++;
                widest = Math.max(widest, DisplayWidth.of(SafeText.replaceUnsafe(line.key())));
            }
        }
        return new Size(accounts, widest);
    }

    /**
     * @param accounts the number of accounts, including those that cannot be listed
     * @param widest the width of the widest key
     */
    record Size(int accounts, int widest) {}

    private static final class Reader implements AutoCloseable {

        private final Path path;
        private final BufferedReader reader;
        private final Map<String, Integer> lineByKey = new HashMap<>();
        private int number;

        Reader(Path path) {
            this.path = path;
            try {
                reader = Files.newBufferedReader(path);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        @Nullable
        AccountLine next() {
            try {
                String text;
                do {
                    text = reader.readLine();
                    number++;
                    if (text == null) {
                        return null;
                    }
                    text = text.replace(BYTE_ORDER_MARK, "").strip();
                } while (text.isEmpty() || text.startsWith("#"));
                return unique(AccountLine.parse(text, lineByKey.size()));
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        private AccountLine unique(AccountLine line) {
            Integer first = lineByKey.putIfAbsent(line.key(), number);
            return first == null ? line : line.repeated(number, first);
        }

        private UncheckedIOException unreadable(IOException e) {
            return new UncheckedIOException(path + " cannot be read: " + FileProblem.of(path, e), e);
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }
}
