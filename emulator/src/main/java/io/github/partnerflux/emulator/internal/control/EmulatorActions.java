// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What tests can change in a running emulator, as the public types document it. */
public interface EmulatorActions {

    void reset();

    void advanceTime(Duration duration);

    void setQuota(String reason, int limit);

    /** Returns the id of the connection. */
    String connect(String catalog, int inviter, int receiver, String connectionType);

    /**
     * Saves the state. Blocks.
     *
     * @throws IllegalStateException if there is no state file
     */
    void saveState();

    /** Returns the valid code of an address, or {@code null} if there is none. */
    @Nullable
    String emailVerificationCode(String email);

    /**
     * Completes a verification that an account has started.
     *
     * @throws IllegalStateException if none of the type is pending or in progress
     */
    void completeVerification(int account, String verificationType, String status, @Nullable String reason);

    /**
     * Completes an account's profile update.
     *
     * @throws IllegalStateException if none is in progress in the catalog
     */
    void completeProfileUpdate(int account, String catalog, String status);

    void setRequestsPerSecond(int account, double requestsPerSecond);

    /** Returns the id of the connection. */
    String addConnection(int account, String catalog, String connectionType);

    /**
     * Renames the other participant of a connection.
     *
     * @throws IllegalStateException if it is an emulated account without a profile
     */
    void renameOtherParticipant(int account, String catalog, String connectionId, String name);

    /**
     * Cancels a connection as its other participant.
     *
     * @throws IllegalStateException if it is canceled already
     */
    void cancelConnection(int account, String catalog, String connectionId);

    void removeConnection(int account, String catalog, String connectionId);
}
