// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one catalog. Each account first has its generated ones, with participants that are not emulated,
 * and then its shared ones, in the order of their creation. A place in this order never changes. Most shared
 * connections are between emulated accounts; those that were added have an external participant.
 */
public final class Connections {

    private static final int MAX_NAME_LENGTH = 80;

    private final long seed;
    private final int generatedCount;
    private final Partners partners;
    private final QualificationsAssociations associations;
    private final ExternalParticipants externals;
    private final IdSource ids;

    private final Map<String, SharedConnection> shared = new LinkedHashMap<>();

    /** The ids of shared connections by participant, in the order of creation. */
    private final Map<String, List<String>> byAccountId = new HashMap<>();

    /** The ids of shared connections in which a type is active, by participant and other participant. */
    private final Map<String, Map<String, String>> active = new HashMap<>();

    /** Generated connections that have changed, by account id and position. */
    private final Map<String, Map<Integer, Connection>> changed = new LinkedHashMap<>();

    private final RemovedPlaces removed = new RemovedPlaces();

    Connections(
            long seed,
            int generatedCount,
            Partners partners,
            QualificationsAssociations associations,
            ExternalParticipants externals,
            IdSource ids) {
        this.seed = seed;
        this.generatedCount = generatedCount;
        this.partners = partners;
        this.associations = associations;
        this.externals = externals;
        this.ids = ids;
    }

    /** Returns the connections of an account from a place on, in their order. */
    public Stream<Placed> from(Account account, long place) {
        IntPredicate isRemoved = each -> removed.contains(account.accountId(), each);
        return IntStream.range((int) Math.min(place, places(account.accountId())), places(account.accountId()))
                .filter(isRemoved.negate())
                .mapToObj(each -> new Placed(each, at(account, each)));
    }

    /** Returns whether this is the id of a shared connection, even of one that was removed. */
    boolean isShared(String id) {
        return shared.containsKey(id);
    }

    /** Returns the number of an account's connections. */
    public int count(Account account) {
        return places(account.accountId()) - removed.count(account.accountId());
    }

    /** Returns a connection by its index among an account's connections, without those that were removed. */
    public Connection get(Account account, int index) {
        return at(account, removed.place(account.accountId(), index));
    }

    /** Returns a connection of an account, or {@code null} if the account has none with this id. */
    public @Nullable Connection find(Account account, String id) {
        int place = place(account, id);
        return place < 0 || removed.contains(account.accountId(), place) ? null : at(account, place);
    }

    /** Returns the connection between two accounts in which a type is active, or {@code null}. */
    public @Nullable SharedConnection activeBetween(String accountId, String otherAccountId) {
        String id = active.getOrDefault(accountId, Map.of()).get(otherAccountId);
        return id == null ? null : shared.get(id);
    }

    /** Returns the number of an account's shared connections in which a type is active. */
    public int activeCount(String accountId) {
        return active.getOrDefault(accountId, Map.of()).size();
    }

    /**
     * Connects two accounts: adds the type to their active connection, or creates one.
     *
     * @return the id of the connection
     */
    public String connect(Connection.Inviter inviter, String receiverAccountId, String type, Instant now) {
        SharedConnection connection = activeBetween(inviter.accountId(), receiverAccountId);
        if (connection == null) {
            connection = new SharedConnection(
                    ids.next(Connection.ID_PREFIX), inviter.accountId(), receiverAccountId, now, Map.of());
        }
        put(connection.with(type, inviter, now));
        return connection.id();
    }

    /** Cancels an active type of a connection that {@link #find} returns. */
    public void cancel(Account account, String id, String type, Connection.Cancellation cancellation) {
        SharedConnection connection = shared.get(id);
        if (connection != null) {
            put(connection.cancel(type, cancellation));
            return;
        }
        int position = generator(account).indexOf(id);
        change(account, position, generated(account, position).cancel(type, cancellation));
    }

    /** Changes the name of the participant that is not emulated in a connection that {@link #find} returns. */
    void renameExternal(Account account, Connection connection, String name) {
        if (shared.containsKey(connection.id())) {
            externals.rename(connection.otherParticipantAccountId(), name);
            return;
        }
        change(account, generator(account).indexOf(connection.id()), connection.rename(name));
    }

    private void change(Account account, int position, Connection connection) {
        changed.computeIfAbsent(account.accountId(), key -> new LinkedHashMap<>())
                .put(position, connection);
    }

    /** Removes a connection that {@link #find} returns, for both participants. */
    void remove(Account account, String id) {
        SharedConnection connection = shared.get(id);
        if (connection == null) {
            removed.add(account.accountId(), generator(account).indexOf(id));
            return;
        }
        for (String participant : connection.participants()) {
            removed.add(participant, sharedPlace(participant, id));
            deactivate(participant, connection);
        }
    }

    private void put(SharedConnection connection) {
        boolean added = shared.put(connection.id(), connection) == null;
        for (String participant : connection.participants()) {
            if (added) {
                byAccountId
                        .computeIfAbsent(participant, key -> new ArrayList<>())
                        .add(connection.id());
            }
            if (connection.isActive()) {
                active.computeIfAbsent(participant, key -> new HashMap<>())
                        .put(connection.otherThan(participant), connection.id());
            } else {
                deactivate(participant, connection);
            }
        }
    }

    private void deactivate(String participant, SharedConnection connection) {
        Map<String, String> activeOf = active.get(participant);
        if (activeOf != null) {
            activeOf.remove(connection.otherThan(participant), connection.id());
        }
    }

    /** Returns the number of an account's connections, with those that were removed. */
    private int places(String accountId) {
        return generatedCount + sharedOf(accountId).size();
    }

    private Connection at(Account account, int place) {
        return place < generatedCount
                ? generated(account, place)
                : seenBy(account, sharedOf(account.accountId()).get(place - generatedCount));
    }

    /** Returns the place of a connection of an account, or -1 if the account never had one with this id. */
    private int place(Account account, String id) {
        return shared.containsKey(id)
                ? sharedPlace(account.accountId(), id)
                : generator(account).indexOf(id);
    }

    private int sharedPlace(String accountId, String id) {
        int index = sharedOf(accountId).indexOf(id);
        return index < 0 ? -1 : generatedCount + index;
    }

    private List<String> sharedOf(String accountId) {
        return byAccountId.getOrDefault(accountId, List.of());
    }

    private ConnectionGenerator generator(Account account) {
        return new ConnectionGenerator(Seeds.derive(seed, account.index()), generatedCount);
    }

    private Connection generated(Account account, int position) {
        Connection connection =
                changed.getOrDefault(account.accountId(), Map.of()).get(position);
        return connection == null ? generator(account).get(position) : connection;
    }

    private Connection seenBy(Account account, String id) {
        SharedConnection connection = shared(id);
        String other = connection.otherThan(account.accountId());
        Connection.Participant participant = participant(other);
        Map<String, Connection.Type> types = new LinkedHashMap<>();
        connection
                .types()
                .forEach((name, entry) -> types.put(
                        name,
                        new Connection.Type(
                                entry.isActive() ? Connection.ACTIVE : Connection.CANCELED,
                                participant,
                                entry.inviter(),
                                entry.createdAt(),
                                entry.cancellation())));
        return new Connection(
                id,
                other,
                connection.updatedAt(),
                connection.updatedAt().toString(),
                Collections.unmodifiableMap(types));
    }

    /**
     * Returns an account as the other participant sees it.
     *
     * <p>Assumption: an account without a profile in the catalog is seen as an account.
     */
    private Connection.Participant participant(String accountId) {
        if (externals.isExternal(accountId)) {
            return externals.of(accountId);
        }
        Partner partner = partners.of(accountId);
        if (partner == null || partner.profileId() == null) {
            return new Connection.Participant(Connection.ParticipantKind.ACCOUNT, null, "Account " + accountId);
        }
        return new Connection.Participant(
                Connection.ParticipantKind.PARTNER_PROFILE, partner.profileId(), name(partner));
    }

    /**
     * Returns the name of a partner: if its qualifications are associated, with the name of the primary partner.
     *
     * <p>Assumption: a longer name is cut to the 80 characters that the model allows.
     */
    private String name(Partner partner) {
        String name = partner.profile().displayName();
        QualificationsAssociation association = associations.of(partner.accountId());
        Partner primary = association == null ? null : partners.of(association.primaryAccountId());
        if (primary == null) {
            return name;
        }
        String both = name + " by " + primary.profile().displayName();
        return both.substring(0, Math.min(both.length(), MAX_NAME_LENGTH));
    }

    /** A connection and its place in the order of an account's connections. */
    public record Placed(long place, Connection connection) {}

    Snapshot snapshot() {
        List<Changed> ofAccounts = new ArrayList<>();
        changed.forEach((accountId, byPosition) -> ofAccounts.add(new Changed(accountId, Snapshots.copy(byPosition))));
        return new Snapshot(List.copyOf(shared.values()), ofAccounts, removed.snapshot(), externals.snapshot());
    }

    void restore(Snapshot snapshot) {
        shared.clear();
        byAccountId.clear();
        active.clear();
        changed.clear();
        snapshot.shared().forEach(this::put);
        snapshot.changed().forEach(of -> changed.put(of.accountId(), new LinkedHashMap<>(of.byPosition())));
        removed.restore(snapshot.removed());
        removed.forEach(this::restoreRemoved);
        externals.restore(snapshot.externals());
    }

    private void restoreRemoved(String accountId, int place) {
        if (place < 0 || place >= places(accountId)) {
            throw new IllegalArgumentException(accountId + " has no connection at the removed place " + place);
        }
        if (place >= generatedCount) {
            SharedConnection connection = shared(sharedOf(accountId).get(place - generatedCount));
            String other = connection.otherThan(accountId);
            if (!removed.contains(other, sharedPlace(other, connection.id()))) {
                throw new IllegalArgumentException("connection " + connection.id() + " is removed for one only");
            }
            deactivate(accountId, connection);
        }
    }

    private SharedConnection shared(String id) {
        SharedConnection connection = shared.get(id);
        if (connection == null) {
            throw new IllegalStateException("no connection " + id);
        }
        return connection;
    }

    /** What is saved of them: not the generated ones that are unchanged, of which there may be millions. */
    public record Snapshot(
            List<SharedConnection> shared,
            List<Changed> changed,
            RemovedPlaces.Snapshot removed,
            ExternalParticipants.Snapshot externals) {}

    /** The generated connections of an account that have changed. */
    public record Changed(String accountId, Map<Integer, Connection> byPosition) {}
}
