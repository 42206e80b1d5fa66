// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event that the service sends to EventBridge.
 *
 * @param id a UUID
 * @param time when it happened
 * @param accountId the account that receives it
 * @param detailType what happened, for example {@code Partner Connection Invitation Received}
 * @param resources the ARNs of what it is about
 * @param catalog the catalog in which it happened
 * @param subjects the objects in {@code detail} by name, for example {@code connectionInvitation}, each with its
 *     members in order
 */
public record Event(
        String id,
        Instant time,
        String accountId,
        String detailType,
        List<String> resources,
        String catalog,
        Map<String, Map<String, String>> subjects) {

    /** Describes when and for whom what happened: the subjects contain names, addresses and messages. */
    @Override
    public String toString() {
        return "Event[accountId=" + accountId + ", detailType=" + detailType + ", time=" + time + "]";
    }
}
