// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.persistence;

import io.github.partnerflux.emulator.internal.state.Settings;
import io.github.partnerflux.emulator.internal.state.State;
import io.github.partnerflux.emulator.internal.state.StateStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file in which the state is saved. Its methods block. */
public final class StateFile {

    private static final int MAX_LINKS = 40;

    private final Path file;
    private final StateStore store;
    private final SavedSettings settings;

    public StateFile(Path file, StateStore store, Settings settings, int accounts) {
        this.file = file.toAbsolutePath();
        this.store = store;
        this.settings = SavedSettings.of(settings, accounts);
    }

    /**
     * Replaces the state by the one in the file, if there is a file.
     *
     * @throws UncheckedIOException if it cannot be read or is invalid, or if its directory does not allow to save it
     *     later; state and file are unchanged
     */
    public void load() {
        try {
            Path directory = directory(target());
            if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
                throw new IOException(directory + " is not a directory that can be written to");
            }
            if (Files.exists(file)) {
                restore(StateFormat.read(Files.readAllBytes(file), settings));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load the state from " + file + ": " + describe(e), e);
        }
    }

    private void restore(State.Snapshot snapshot) throws IOException {
        try {
            store.restore(snapshot);
        } catch (RuntimeException e) {
            throw new IOException("it is damaged: its tables do not fit together", e);
        }
    }

    /**
     * Replaces the file by the current state, at once, so that it is complete even if the process ends meanwhile. On
     * POSIX file systems, only the user that runs the emulator can read and write the new file.
     *
     * @throws UncheckedIOException if it cannot be written; the earlier file is unchanged
     */
    public synchronized void save() {
        try {
            Path target = target();
            Path temporary = Files.createTempFile(directory(target), target.getFileName() + ".", ".tmp");
            try {
                write(temporary);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot save the state to " + file + ": " + describe(e), e);
        }
    }

    private void write(Path temporary) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            StateFormat.write(out, settings, store.snapshot());
            channel.force(true);
        }
    }

    /** Returns the file that symbolic links lead to, which need not exist: the links themselves stay. */
    private Path target() throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("there are more than " + MAX_LINKS + " symbolic links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Path directory(Path target) {
        Path directory = target.getParent();
        return directory == null ? target : directory;
    }

    /** Exceptions of the file system have a path as their message. */
    private static String describe(IOException e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
    }
}
