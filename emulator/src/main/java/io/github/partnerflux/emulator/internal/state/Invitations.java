// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The connection invitations of one catalog. An account's invitations keep their place in the order of creation. */
public final class Invitations {

    private final IdSource ids;
    private final Schedule schedule;
    private final EventPublisher events;

    private final Map<String, Invitation> byId = new LinkedHashMap<>();

    /** The ids of invitations by sender and by receiver, in the order of creation. */
    private final Map<String, NavigableMap<Long, String>> byAccountId = new HashMap<>();

    /** The receivers of pending invitations, by sender. */
    private final AccountIndex<Addressee> pending = new AccountIndex<>();

    Invitations(IdSource ids, Schedule schedule, EventPublisher events) {
        this.ids = ids;
        this.schedule = schedule;
        this.events = events;
    }

    /** Returns all invitations in the order of their creation. */
    public List<Invitation> all() {
        return List.copyOf(byId.values());
    }

    /** Returns an invitation that an account has sent or received, or {@code null} if it has none with this id. */
    public @Nullable Invitation find(Account account, String id) {
        Invitation invitation = byId.get(id);
        boolean participant = invitation != null
                && (invitation.isSentBy(account.accountId()) || invitation.isReceivedBy(account.accountId()));
        return participant ? invitation : null;
    }

    /** Returns the invitations that an account has sent or received, from a sequence on, in their order. */
    public Stream<Invitation> from(Account account, long sequence) {
        return of(account.accountId()).tailMap(sequence, true).values().stream().map(this::get);
    }

    /** Returns whether an invitation of a type is pending between two accounts, in either direction. */
    public boolean isPendingBetween(String accountId, String otherAccountId, String connectionType) {
        return pending.of(accountId).contains(new Addressee(otherAccountId, connectionType))
                || pending.of(otherAccountId).contains(new Addressee(accountId, connectionType));
    }

    /** Returns the number of pending invitations that an account has sent. */
    public int openCount(String senderAccountId) {
        return pending.of(senderAccountId).size();
    }

    /** Adds a pending invitation, which expires by itself. */
    public Invitation create(Invitation.Terms terms) {
        Invitation invitation = Invitation.pending(byId.size(), ids.next(Invitation.ID_PREFIX), terms);
        add(invitation);
        events.received(invitation);
        return invitation;
    }

    private void add(Invitation invitation) {
        Invitation.Terms terms = invitation.terms();
        byId.put(invitation.id(), invitation);
        for (String participant : List.of(terms.inviter().accountId(), terms.receiverAccountId())) {
            byAccountId
                    .computeIfAbsent(participant, key -> new TreeMap<>())
                    .put(invitation.sequence(), invitation.id());
        }
        if (invitation.isPending()) {
            pending.add(terms.inviter().accountId(), Addressee.of(terms));
            schedule.add(terms.expiresAt(), at -> expire(invitation.id(), at));
        }
    }

    /** Rejects a pending invitation. */
    public Invitation reject(Invitation invitation, @Nullable String reason, Instant now) {
        Invitation rejected = end(invitation.reject(reason, now));
        events.rejected(rejected);
        return rejected;
    }

    /** Cancels a pending invitation. */
    public Invitation cancel(Invitation invitation, Instant now) {
        Invitation canceled = end(invitation.cancel(now));
        events.cancelled(canceled);
        return canceled;
    }

    /** Accepts a pending invitation whose accounts were connected. */
    void accept(Invitation invitation, String connectionId, Instant now) {
        events.accepted(end(invitation.accept(connectionId, now)), connectionId);
    }

    private void expire(String id, Instant at) {
        Invitation invitation = get(id);
        if (invitation.isPending()) {
            events.expired(end(invitation.expire(at)));
        }
    }

    /** Replaces a pending invitation by its final state. */
    private Invitation end(Invitation ended) {
        byId.put(ended.id(), ended);
        pending.remove(ended.terms().inviter().accountId(), Addressee.of(ended.terms()));
        return ended;
    }

    private NavigableMap<Long, String> of(String accountId) {
        return byAccountId.getOrDefault(accountId, Collections.emptyNavigableMap());
    }

    private Invitation get(String id) {
        Invitation invitation = byId.get(id);
        if (invitation == null) {
            throw new IllegalStateException("no invitation " + id);
        }
        return invitation;
    }

    Snapshot snapshot() {
        return new Snapshot(all());
    }

    void restore(Snapshot snapshot) {
        byId.clear();
        byAccountId.clear();
        pending.clear();
        for (Invitation invitation : snapshot.byId()) {
            if (invitation.sequence() != byId.size()) {
                throw new IllegalArgumentException("the sequence of " + invitation.id() + " must be " + byId.size());
            }
            add(invitation);
        }
    }

    /** What is saved of them, in the order of their creation. */
    public record Snapshot(List<Invitation> byId) {}

    /** Who was invited, and to what: at most one invitation between two accounts is pending for each type. */
    private record Addressee(String accountId, String connectionType) {

        static Addressee of(Invitation.Terms terms) {
            return new Addressee(terms.receiverAccountId(), terms.connectionType());
        }
    }
}
