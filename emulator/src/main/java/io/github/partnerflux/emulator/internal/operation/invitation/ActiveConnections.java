// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Connections;
import io.github.partnerflux.emulator.internal.state.Quota;
import io.github.partnerflux.emulator.internal.state.SharedConnection;

/** The rules of active connections that invitations must satisfy when they are created and accepted. */
final class ActiveConnections {

    private ActiveConnections() {}

    /**
     * Checks that a type is not active between two accounts.
     *
     * <p>Assumption: the reason of the error.
     *
     * @throws ServiceError if it is
     */
    static void requireNone(Call call, String accountId, String otherAccountId, String connectionType) {
        SharedConnection connection = call.world().connections().activeBetween(accountId, otherAccountId);
        if (connection != null && connection.isActive(connectionType)) {
            throw ServiceError.conflict(
                    "DUPLICATE_CONNECTION", "The accounts are connected by " + connectionType + " already");
        }
    }

    /**
     * Checks that an account may have one more active connection.
     *
     * <p>Assumption: a type that is added to an active connection needs no quota, because the number of connections
     * remains the same.
     *
     * @throws ServiceError if the account's quota is used up
     */
    static void requireBelowQuota(Call call, String accountId, String otherAccountId) {
        Connections connections = call.world().connections();
        if (connections.activeBetween(accountId, otherAccountId) == null) {
            call.requireBelow(Quota.LIMIT_EXCEEDED_NUMBER_OF_ACTIVE_CONNECTION, connections.activeCount(accountId));
        }
    }
}
