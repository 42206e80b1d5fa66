package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;

/** The state of one catalog. Catalogs share nothing: what happens in one is not seen in the other. */
public final class World {

    private final String catalog;
    private final Partners partners;
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
        this.connections = new Connections(catalogSeed, settings.connections(), partners, associations, ids);
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

    /**
     * Cancels an active type of a connection, and all that depends on it.
     *
     * <p>Assumption: qualifications that are associated do not prevent it. Their association ends with the connection.
     *
     * @param account the participant that cancels it
     * @param connection the connection as the account sees it
     */
    public void cancel(Account account, Connection connection, String type, Connection.Cancellation cancellation) {
        connections.cancel(account, connection.id(), type, cancellation);
        if (type.equals(Connection.SUBSIDIARY)) {
            qualifications.endBetween(account.accountId(), connection.otherParticipantAccountId());
        }
        events.cancelled(connection, type, cancellation);
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
