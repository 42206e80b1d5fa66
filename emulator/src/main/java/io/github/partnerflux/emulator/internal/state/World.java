// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;

/** The state of one catalog. Catalogs share nothing: what happens in one is not seen in the other. */
public final class World {

    private final String catalog;
    private final Partners partners;
    private final ExternalParticipants externals;
    private final Connections connections;
    private final EventPublisher events;
    private final Invitations invitations;
    private final Preferences preferences = new Preferences();
    private final ProfileUpdates profileUpdates;
    private final Qualifications qualifications;

    World(String catalog, Settings settings, Accounts accounts, IdSource ids, Schedule schedule, Events events) {
        this.catalog = catalog;
        boolean registered = settings.partnerCatalogs().contains(catalog);
        long catalogSeed = catalogSeed(settings);
        this.partners = new Partners(accounts, registered, settings.seed(), catalogSeed);
        QualificationsAssociations associations = new QualificationsAssociations();
        this.externals = new ExternalParticipants(accounts, catalogSeed, ids);
        this.connections = new Connections(catalogSeed, settings.connections(), partners, associations, externals, ids);
        this.events = new EventPublisher(catalog, accounts, partners, ids, events);
        this.invitations = new Invitations(ids, schedule, this.events);
        this.profileUpdates = new ProfileUpdates(accounts, partners, ids, schedule, settings.profileUpdateDuration());
        this.qualifications =
                new Qualifications(associations, connections, ids, schedule, settings.qualificationsTaskDuration());
    }

    private long catalogSeed(Settings settings) {
        return isSandbox() ? Seeds.derive(settings.seed(), Seeds.SANDBOX) : settings.seed();
    }

    public String catalog() {
        return catalog;
    }

    public boolean isSandbox() {
        return catalog.equals(Catalogs.SANDBOX);
    }

    public Partners partners() {
        return partners;
    }

    public Connections connections() {
        return connections;
    }

    public Invitations invitations() {
        return invitations;
    }

    public Preferences preferences() {
        return preferences;
    }

    public ProfileUpdates profileUpdates() {
        return profileUpdates;
    }

    public Qualifications qualifications() {
        return qualifications;
    }

    /**
     * Accepts a pending invitation: connects its accounts.
     *
     * @return the id of the connection
     */
    public String accept(Invitation invitation, Instant now) {
        Invitation.Terms terms = invitation.terms();
        String connectionId =
                connections.connect(terms.inviter(), terms.receiverAccountId(), terms.connectionType(), now);
        invitations.accept(invitation, connectionId, now);
        return connectionId;
    }

    /** Connects two accounts without an invitation, and returns the id of the connection. Sends no events. */
    String connect(String inviterAccountId, String receiverAccountId, String type, Instant now) {
        Connection.Inviter inviter = new Connection.Inviter(inviterAccountId, "Ada Lovelace", "alliances@example.com");
        return connections.connect(inviter, receiverAccountId, type, now);
    }

    /** Connects an account with a new external participant, and returns the id of the connection. Sends no events. */
    public String addConnection(Account account, String type, Instant now) {
        return connect(account.accountId(), externals.nextAccountId(), type, now);
    }

    /**
     * Changes the name of the other participant of a connection.
     *
     * <p>Assumption: {@code UpdatedAt} stays, as it does when a partner updates its profile.
     *
     * @throws IllegalStateException if the other participant is an emulated account without a profile
     */
    public void renameOtherParticipant(Account account, Connection connection, String name) {
        String other = connection.otherParticipantAccountId();
        if (externals.isExternal(other)) {
            connections.renameExternal(account, connection, name);
            return;
        }
        Partner partner = partners.of(other);
        if (partner == null || partner.profileId() == null) {
            throw new IllegalStateException("the other participant, account " + other
                    + ", has no profile in the catalog " + catalog + " that could be renamed");
        }
        partners.put(partner.withProfile(partner.profileId(), partner.profile().withDisplayName(name)));
    }

    /** Removes a connection, for both participants, and all that depends on it. Sends no events. */
    public void remove(Account account, Connection connection) {
        connections.remove(account, connection.id());
        Connection.Type subsidiary = connection.types().get(Connection.SUBSIDIARY);
        if (subsidiary != null && subsidiary.isActive()) {
            qualifications.endBetween(account.accountId(), connection.otherParticipantAccountId());
        }
    }

    /**
     * Cancels an active type of a connection, and all that depends on it.
     *
     * <p>Assumption: qualifications that are associated do not prevent it. Their association ends with the connection.
     *
     * @param account a participant, which cancels it unless the cancellation names the other one
     * @param connection the connection as the account sees it
     */
    public void cancel(Account account, Connection connection, String type, Connection.Cancellation cancellation) {
        connections.cancel(account, connection.id(), type, cancellation);
        if (type.equals(Connection.SUBSIDIARY)) {
            qualifications.endBetween(account.accountId(), connection.otherParticipantAccountId());
        }
        String canceledFor = cancellation.accountId().equals(account.accountId())
                ? connection.otherParticipantAccountId()
                : account.accountId();
        events.cancelled(canceledFor, connection, type, cancellation);
    }

    Snapshot snapshot() {
        return new Snapshot(
                partners.snapshot(),
                connections.snapshot(),
                invitations.snapshot(),
                preferences.snapshot(),
                profileUpdates.snapshot(),
                qualifications.snapshot());
    }

    void restore(Snapshot snapshot) {
        partners.restore(snapshot.partners());
        connections.restore(snapshot.connections());
        invitations.restore(snapshot.invitations());
        requireConnections(snapshot.invitations());
        preferences.restore(snapshot.preferences());
        profileUpdates.restore(snapshot.profileUpdates());
        qualifications.restore(snapshot.qualifications());
    }

    private void requireConnections(Invitations.Snapshot snapshot) {
        for (Invitation invitation : snapshot.byId()) {
            String connectionId = invitation.connectionId();
            if (connectionId != null && !connections.isShared(connectionId)) {
                throw new IllegalArgumentException("no connection " + connectionId + " of " + invitation.id());
            }
        }
    }

    /** What is saved of it: the snapshot of each table. */
    public record Snapshot(
            Partners.Snapshot partners,
            Connections.Snapshot connections,
            Invitations.Snapshot invitations,
            Preferences.Snapshot preferences,
            ProfileUpdates.Snapshot profileUpdates,
            Qualifications.Snapshot qualifications) {}
}
