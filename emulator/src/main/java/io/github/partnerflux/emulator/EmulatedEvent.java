// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.event.EventJson;
import io.github.partnerflux.emulator.internal.state.Event;
import java.time.Instant;

/**
 * An event that the service sends to the default event bus of an account.
 *
 * @param accountId the account that receives it, 12 digits
 * @param detailType what happened, for example {@code Partner Connection Invitation Received}
 * @param time when it happened, by the {@linkplain PartnerCentralEmulator#now() time of the service}
 * @param json the event as EventBridge delivers it to a rule's target, a JSON object. Assumptions, where AWS shows no
 *     example: the {@code connectionType} of a {@code SUBSIDIARY} is {@code Subsidiary}, and its events have no
 *     {@code receiverProfileId}
 */
public record EmulatedEvent(String accountId, String detailType, Instant time, String json) {

    static EmulatedEvent of(Event event) {
        return new EmulatedEvent(event.accountId(), event.detailType(), event.time(), EventJson.write(event));
    }

    /**
     * Describes the event, without its JSON, which contains names, addresses and messages.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "EmulatedEvent[accountId=" + accountId + ", detailType=" + detailType + ", time=" + time + "]";
    }
}
