// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import io.github.partnerflux.emulator.internal.state.QualificationsTask.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The qualifications of one catalog: who is associated with whom, and the tasks that change it.
 *
 * <p>Assumption: an association task succeeds without effect if the connection is canceled meanwhile, because the model
 * has no status of failure.
 */
public final class Qualifications {

    private final QualificationsAssociations associations;
    private final Connections connections;
    private final IdSource ids;
    private final Schedule schedule;
    private final Duration taskDuration;

    /** The latest task of each account. */
    private final Map<String, QualificationsTask> associationTasks = new LinkedHashMap<>();

    private final Map<String, QualificationsTask> disassociationTasks = new LinkedHashMap<>();

    /** The accounts with an association task in progress, by primary partner. */
    private final AccountIndex<String> associating = new AccountIndex<>();

    Qualifications(
            QualificationsAssociations associations,
            Connections connections,
            IdSource ids,
            Schedule schedule,
            Duration taskDuration) {
        this.associations = associations;
        this.connections = connections;
        this.ids = ids;
        this.schedule = schedule;
        this.taskDuration = taskDuration;
    }

    /** Returns the latest task of a kind, or {@code null} if none was ever started. */
    public @Nullable QualificationsTask latest(Kind kind, String accountId) {
        return of(kind).get(accountId);
    }

    /** Returns whether a task of any kind is in progress. */
    public boolean isTaskInProgress(String accountId) {
        return isInProgress(latest(Kind.ASSOCIATION, accountId))
                || isInProgress(latest(Kind.DISASSOCIATION, accountId));
    }

    /** Returns the association of a subsidiary with its primary partner, or {@code null}. */
    public @Nullable QualificationsAssociation association(String accountId) {
        return associations.of(accountId);
    }

    /** Returns the associations with a primary partner, in the order in which they started. */
    public List<QualificationsAssociation> under(String primaryAccountId) {
        return associations.under(primaryAccountId);
    }

    /** Returns whether an account has a primary partner, or will have one when a task ends. */
    public boolean hasPrimary(String accountId) {
        return associations.of(accountId) != null || isInProgress(latest(Kind.ASSOCIATION, accountId));
    }

    /** Returns the number of partners that are associated with a primary partner, or will be when a task ends. */
    public int countUnder(String primaryAccountId) {
        return under(primaryAccountId).size() + associating.of(primaryAccountId).size();
    }

    /** Returns the primary of two accounts with an active subsidiary connection, or {@code null} without one. */
    public @Nullable String primary(String accountId, String otherAccountId) {
        SharedConnection connection = connections.activeBetween(accountId, otherAccountId);
        SharedConnection.Entry entry =
                connection == null ? null : connection.types().get(Connection.SUBSIDIARY);
        return entry == null || !entry.isActive() ? null : entry.inviter().accountId();
    }

    /** Starts a task, when none of the account is in progress. */
    public QualificationsTask start(Kind kind, String accountId, String primaryAccountId, Instant now) {
        QualificationsTask task = new QualificationsTask(ids.next(kind.idPrefix()), kind, primaryAccountId, now, null);
        put(accountId, task);
        return task;
    }

    private void put(String accountId, QualificationsTask task) {
        of(task.kind()).put(accountId, task);
        if (task.isInProgress()) {
            if (task.kind() == Kind.ASSOCIATION) {
                associating.add(task.primaryAccountId(), accountId);
            }
            schedule.add(task.startedAt().plus(taskDuration), at -> end(task, accountId, at));
        }
    }

    /** Ends the association between two accounts, if there is one. */
    void endBetween(String accountId, String otherAccountId) {
        associations.removeBetween(accountId, otherAccountId);
    }

    /** Ends a task, which is still the account's latest of its kind: no other can start before. */
    private void end(QualificationsTask task, String accountId, Instant at) {
        of(task.kind()).put(accountId, task.end(at));
        switch (task.kind()) {
            case ASSOCIATION -> {
                associating.remove(task.primaryAccountId(), accountId);
                if (task.primaryAccountId().equals(primary(accountId, task.primaryAccountId()))) {
                    associations.add(new QualificationsAssociation(accountId, task.primaryAccountId(), at));
                }
            }
            case DISASSOCIATION -> associations.remove(accountId);
        }
    }

    private static boolean isInProgress(@Nullable QualificationsTask task) {
        return task != null && task.isInProgress();
    }

    private Map<String, QualificationsTask> of(Kind kind) {
        return kind == Kind.ASSOCIATION ? associationTasks : disassociationTasks;
    }

    Snapshot snapshot() {
        return new Snapshot(
                associations.snapshot(), Snapshots.copy(associationTasks), Snapshots.copy(disassociationTasks));
    }

    void restore(Snapshot snapshot) {
        associations.restore(snapshot.associations());
        associationTasks.clear();
        associating.clear();
        disassociationTasks.clear();
        snapshot.associationTasks().forEach(this::put);
        snapshot.disassociationTasks().forEach(this::put);
    }

    /** What is saved of them: the tasks by account id. */
    public record Snapshot(
            QualificationsAssociations.Snapshot associations,
            Map<String, QualificationsTask> associationTasks,
            Map<String, QualificationsTask> disassociationTasks) {}
}
