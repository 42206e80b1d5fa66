// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.change;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeDetail;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.GetConnectionResponse;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.Participant;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;

/** How connections and their listings are compared in snapshots of version 1. */
public final class ConnectionListings {

    private ConnectionListings() {}

    /** Returns a number that differs if two requests list different connections. */
    public static long scope(ListConnectionsRequest request) {
        String type = request.connectionType();
        Fingerprint fingerprint = new Fingerprint().add(request.catalog()).add(type == null ? "" : type);
        new TreeSet<>(request.otherParticipantIdentifiers()).forEach(fingerprint::add);
        return fingerprint.complete();
    }

    /** Returns whether a request lists a connection of the participants that it specifies. */
    public static boolean lists(ListConnectionsRequest request, GetConnectionResponse connection) {
        String filter = request.connectionType();
        if (filter == null) {
            return true;
        }
        String[] typeAndStatus = filter.split(":", 2);
        ConnectionTypeDetail detail = connection.connectionTypes().get(new ConnectionType(typeAndStatus[0]));
        return detail != null
                && (typeAndStatus.length == 1 || detail.status().value().equals(typeAndStatus[1]));
    }

    /**
     * Returns the fingerprint of a connection. Names each member that counts: one that the service model adds later
     * must not make all connections appear changed. Another one needs another version of snapshots.
     *
     * @param fingerprint computes it
     */
    public static long fingerprint(ConnectionSummary connection, Fingerprint fingerprint) {
        Instant updatedAt = connection.updatedAt();
        long sum = fingerprint
                .add(connection.catalog())
                .add(connection.arn())
                .add(connection.otherParticipantAccountId())
                .add(updatedAt.getEpochSecond())
                .add(updatedAt.getNano())
                .complete();
        // A sum, because the service may return the types in any order.
        for (Map.Entry<ConnectionType, ConnectionTypeSummary> type :
                connection.connectionTypes().entrySet()) {
            fingerprint.add(type.getKey().value()).add(type.getValue().status().value());
            add(fingerprint, type.getValue().otherParticipant());
            sum += fingerprint.complete();
        }
        return sum;
    }

    private static void add(Fingerprint fingerprint, Participant participant) {
        if (participant instanceof Participant.PartnerProfile profile) {
            fingerprint.add("PartnerProfile").add(profile.id()).add(profile.name());
        } else if (participant instanceof Participant.SellerProfile profile) {
            fingerprint.add("SellerProfile").add(profile.id()).add(profile.name());
        } else if (participant instanceof Participant.Account account) {
            fingerprint.add("Account").add(account.name());
        } else if (participant instanceof Participant.Unknown unknown) {
            fingerprint.add(unknown.tag());
        }
    }
}
