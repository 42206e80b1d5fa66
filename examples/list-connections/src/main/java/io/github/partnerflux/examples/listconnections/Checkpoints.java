package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import java.util.Map;

/** How far the accounts of a fleet are listed. */
interface Checkpoints extends AutoCloseable {

    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {

        @Override
        public Checkpoint of(String account) {
            return Checkpoint.start();
        }

        @Override
        public boolean isContinued() {
            return false;
        }

        @Override
        public long outputLength() {
            return 0;
        }

        @Override
        public void store(Map<String, Checkpoint> accounts, long length) {}

        @Override
        public void close() {}
    };

    /** Returns the checkpoint from which an account is listed. */
    Checkpoint of(String account);

    /** Returns whether there are checkpoints of an earlier run. */
    boolean isContinued();

    /** Returns the number of bytes that earlier runs have written to the output. */
    long outputLength();

    /**
     * Stores checkpoints; blocks.
     *
     * @param length the number of bytes that all runs have written to the output
     * @throws java.io.UncheckedIOException if they cannot be stored
     */
    void store(Map<String, Checkpoint> accounts, long length);

    @Override
    void close();
}
