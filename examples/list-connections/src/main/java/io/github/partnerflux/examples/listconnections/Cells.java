// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.Participant;
import java.util.stream.Collectors;

/** Texts for table cells that combine several members of a connection. */
final class Cells {

    private Cells() {}

    /** Returns the types in the syntax of {@code --connection-type}, for example {@code SUBSIDIARY:ACTIVE}. */
    static String types(ConnectionSummary connection) {
        return connection.connectionTypes().entrySet().stream()
                .map(type -> type.getKey() + ":" + type.getValue().status())
                .collect(Collectors.joining(","));
    }

    static String names(ConnectionSummary connection) {
        return connection.connectionTypes().values().stream()
                .map(type -> name(type.otherParticipant()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String name(Participant participant) {
        if (participant instanceof Participant.PartnerProfile partner) {
            return partner.name();
        } else if (participant instanceof Participant.SellerProfile seller) {
            return seller.name();
        } else if (participant instanceof Participant.Account account) {
            return account.name();
        }
        return "";
    }
}
