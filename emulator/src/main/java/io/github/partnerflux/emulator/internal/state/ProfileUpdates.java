// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import io.github.partnerflux.emulator.internal.state.ProfileUpdate.ErrorDetail;
import io.github.partnerflux.emulator.internal.state.ProfileUpdate.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The profile updates of one catalog: the latest of each account, which ends by itself when its review is over. */
public final class ProfileUpdates {

    private final Accounts accounts;
    private final Partners partners;
    private final IdSource ids;
    private final Schedule schedule;
    private final Duration reviewDuration;

    private final Map<String, ProfileUpdate> latestByAccountId = new LinkedHashMap<>();

    /** The accounts of all updates, the earlier ones included, by task id. */
    private final Map<String, String> accountIdsByTaskId = new LinkedHashMap<>();

    ProfileUpdates(Accounts accounts, Partners partners, IdSource ids, Schedule schedule, Duration reviewDuration) {
        this.accounts = accounts;
        this.partners = partners;
        this.ids = ids;
        this.schedule = schedule;
        this.reviewDuration = reviewDuration;
    }

    /** Returns the latest update of an account's profile, or {@code null} if none was ever started. */
    public @Nullable ProfileUpdate latest(Account account) {
        return latestByAccountId.get(account.accountId());
    }

    /** Returns whether an account has ever started an update with this id. */
    public boolean contains(Account account, String taskId) {
        return account.accountId().equals(accountIdsByTaskId.get(taskId));
    }

    /** Starts an update, when none of the account is in progress. */
    public ProfileUpdate start(Account account, Profile details, Instant now) {
        ProfileUpdate update = ProfileUpdate.start(ids.next(ProfileUpdate.ID_PREFIX), details, now);
        accountIdsByTaskId.put(update.taskId(), account.accountId());
        latestByAccountId.put(account.accountId(), update);
        scheduleReview(account, update);
        return update;
    }

    private void scheduleReview(Account account, ProfileUpdate update) {
        schedule.add(update.startedAt().plus(reviewDuration), at -> review(account, update.taskId(), at));
    }

    /** Cancels the update that is in progress. */
    public ProfileUpdate cancel(Account account, Instant now) {
        return end(account, Status.CANCELED, List.of(), now);
    }

    /**
     * Ends the update that is in progress with success: replaces the profile, whatever its content is.
     *
     * <p>Assumption: the first one assigns the profile's id. The visibility remains, which is private at first.
     */
    public void succeed(Account account, Instant now) {
        ProfileUpdate update = end(account, Status.SUCCEEDED, List.of(), now);
        Partner partner = partners.of(account);
        if (partner == null) {
            throw new IllegalStateException("no partner of " + account.accountId());
        }
        String profileId = partner.profileId() == null ? ids.next(Partner.PROFILE_ID_PREFIX) : partner.profileId();
        partners.put(partner.withProfile(
                profileId,
                update.details().withDefaultHeadquarters(partner.profile().headquarters())));
    }

    /** Ends the update that is in progress with a failure: the profile remains unchanged. */
    public void reject(Account account, Instant now) {
        end(account, Status.FAILED, ProfileReview.rejection(inProgress(account).details()), now);
    }

    private void review(Account account, String taskId, Instant at) {
        ProfileUpdate update = latest(account);
        if (update == null || !update.isInProgress() || !update.taskId().equals(taskId)) {
            return;
        }
        List<ErrorDetail> errors = ProfileReview.errors(update.details());
        if (errors.isEmpty()) {
            succeed(account, at);
        } else {
            end(account, Status.FAILED, errors, at);
        }
    }

    private ProfileUpdate end(Account account, Status status, List<ErrorDetail> errors, Instant at) {
        ProfileUpdate ended = inProgress(account).end(status, errors, at);
        latestByAccountId.put(account.accountId(), ended);
        return ended;
    }

    private ProfileUpdate inProgress(Account account) {
        ProfileUpdate update = latest(account);
        if (update == null || !update.isInProgress()) {
            throw new IllegalStateException("account " + account.accountId() + " has no profile update in progress");
        }
        return update;
    }

    Snapshot snapshot() {
        return new Snapshot(Snapshots.copy(latestByAccountId), Snapshots.copy(accountIdsByTaskId));
    }

    void restore(Snapshot snapshot) {
        latestByAccountId.clear();
        latestByAccountId.putAll(snapshot.latestByAccountId());
        accountIdsByTaskId.clear();
        accountIdsByTaskId.putAll(snapshot.accountIdsByTaskId());
        latestByAccountId.forEach((accountId, update) -> {
            Account account = accounts.withId(accountId);
            if (account == null || partners.of(account) == null) {
                throw new IllegalArgumentException("no partner of " + accountId);
            }
            if (update.isInProgress()) {
                scheduleReview(account, update);
            }
        });
    }

    /** What is saved of them. */
    public record Snapshot(Map<String, ProfileUpdate> latestByAccountId, Map<String, String> accountIdsByTaskId) {}
}
