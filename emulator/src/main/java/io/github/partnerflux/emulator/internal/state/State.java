// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that the service knows. Only {@link StateStore} hands it out, to one caller at a time.
 *
 * <p>Immutable values in tables: a caller that has checked all conditions replaces them, and a call that fails
 * replaces none.
 */
public final class State {

    private final Settings settings;
    private final Accounts accounts;
    private final Map<String, World> worlds = new LinkedHashMap<>();
    private final IdSource ids;
    private final DailyUsage dailyUsage = new DailyUsage();
    private final ClientTokens clientTokens = new ClientTokens();
    private final EmailCodes emailCodes = new EmailCodes();
    private final Verifications verifications;
    private final Events events = new Events();
    private final Schedule schedule = new Schedule();
    private final Limits limits;
    private final Timeline timeline;

    State(Settings settings, Accounts accounts, Timeline timeline) {
        this.settings = settings;
        this.accounts = accounts;
        this.timeline = timeline;
        this.ids = new IdSource(settings.seed());
        this.limits = new Limits(settings.quotas());
        this.verifications = new Verifications(settings);
        Catalogs.ALL.forEach(
                catalog -> worlds.put(catalog, new World(catalog, settings, accounts, ids, schedule, events)));
        settings.connected().forEach(this::connect);
    }

    /** Connects two accounts, unless the type is active between them, and returns the id. Sends no events. */
    public String connect(Settings.Pair pair) {
        Account inviter = accounts.all().get(pair.inviter());
        Account receiver = accounts.all().get(pair.receiver());
        World world = world(pair.catalog());
        SharedConnection existing = world.connections().activeBetween(inviter.accountId(), receiver.accountId());
        if (existing != null && existing.isActive(pair.connectionType())) {
            return existing.id();
        }
        return world.connect(inviter.accountId(), receiver.accountId(), pair.connectionType(), now());
    }

    public Settings settings() {
        return settings;
    }

    public Accounts accounts() {
        return accounts;
    }

    /** Returns the state of a catalog, which must be one of {@link Catalogs#ALL}. */
    public World world(String catalog) {
        World world = worlds.get(catalog);
        if (world == null) {
            throw new IllegalArgumentException("catalog must be one of " + worlds.keySet() + ", but is " + catalog);
        }
        return world;
    }

    /** Returns the time of this access, in milliseconds: the same on each call. */
    public Instant now() {
        return timeline.now();
    }

    public Timeline timeline() {
        return timeline;
    }

    public IdSource ids() {
        return ids;
    }

    public Limits limits() {
        return limits;
    }

    public DailyUsage dailyUsage() {
        return dailyUsage;
    }

    public ClientTokens clientTokens() {
        return clientTokens;
    }

    public EmailCodes emailCodes() {
        return emailCodes;
    }

    public Verifications verifications() {
        return verifications;
    }

    public Events events() {
        return events;
    }

    public Schedule schedule() {
        return schedule;
    }

    Snapshot snapshot() {
        Map<String, World.Snapshot> snapshots = new LinkedHashMap<>();
        worlds.forEach((catalog, world) -> snapshots.put(catalog, world.snapshot()));
        return new Snapshot(
                snapshots,
                ids.snapshot(),
                dailyUsage.snapshot(),
                clientTokens.snapshot(),
                emailCodes.snapshot(),
                verifications.snapshot(),
                events.snapshot(),
                limits.snapshot(),
                timeline.snapshot());
    }

    void restore(Snapshot snapshot) {
        if (!snapshot.worlds().keySet().equals(worlds.keySet())) {
            throw new IllegalArgumentException("catalogs must be " + worlds.keySet());
        }
        timeline.restore(snapshot.timeline());
        ids.restore(snapshot.ids());
        limits.restore(snapshot.limits());
        dailyUsage.restore(snapshot.dailyUsage());
        clientTokens.restore(snapshot.clientTokens());
        emailCodes.restore(snapshot.emailCodes());
        verifications.restore(snapshot.verifications());
        events.restore(snapshot.events());
        snapshot.worlds().forEach((catalog, world) -> world(catalog).restore(world));
    }

    /** What is saved: an immutable copy of the tables. What is generated or derived is not part of it. */
    public record Snapshot(
            Map<String, World.Snapshot> worlds,
            IdSource.Snapshot ids,
            DailyUsage.Snapshot dailyUsage,
            ClientTokens.Snapshot clientTokens,
            EmailCodes.Snapshot emailCodes,
            Verifications.Snapshot verifications,
            Events.Snapshot events,
            Limits.Snapshot limits,
            Timeline.Snapshot timeline) {}
}
