package io.github.partnerflux.emulator.internal.control;

import java.time.Duration;

/** What tests can change in a running emulator, as the public types document it. */
public interface EmulatorActions {

    void reset();

    void advanceTime(Duration duration);

    void setQuota(String reason, int limit);

    /** Returns the id of the connection. */
    String connect(int inviter, int receiver, String connectionType);

    /**
     * Saves the state. Blocks.
     *
     * @throws IllegalStateException if there is no state file
     */
    void saveState();

    void limitRequests(int account, double requestsPerSecond);
}
