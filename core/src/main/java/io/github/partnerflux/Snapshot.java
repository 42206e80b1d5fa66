// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.partnerflux.internal.change.ChangeTracker;
import io.github.partnerflux.internal.change.ConnectionListings;
import io.github.partnerflux.internal.change.SnapshotText;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ChangeFlux} knows after a poll: the next poll, in another process if necessary, emits only what has
 * changed since.
 *
 * <pre>{@code
 * String stored = synced.snapshot().text(); // of a ChangeEvent.Synced, in the transaction of the changes before it
 * // later
 * client.watchConnections(request -> request.catalog("AWS")).from(Snapshot.parse(stored));
 * }</pre>
 *
 * <p>A snapshot consists of the ID and a fingerprint of each connection, about 28 characters for a connection. It
 * contains no names and no account IDs. It is valid for the same account and the same request, whatever its {@code
 * maxResults}. {@link #text()} returns a text that can be stored and {@linkplain #parse(String) parsed}, and Jackson
 * writes a snapshot as this text. The text states its version: if a later version of this library compares further
 * members of a connection, a stored snapshot does not make all connections appear changed. Immutable.
 */
public final class Snapshot implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Snapshot NONE = parse(SnapshotText.NONE);

    private final String text;
    private final transient SnapshotText.Header header;

    private Snapshot(String text, SnapshotText.Header header) {
        this.text = text;
        this.header = header;
    }

    /** Returns the snapshot of what a comparison knows by now. */
    static Snapshot of(ChangeTracker known, long scope) {
        return new Snapshot(known.snapshot(scope), new SnapshotText.Header(scope, known.size()));
    }

    /**
     * Returns the snapshot before the first poll, to which every connection is new.
     *
     * @return a snapshot without connections, for every request
     */
    public static Snapshot none() {
        return NONE;
    }

    /**
     * Parses the text of a snapshot, as returned by {@link #text()}.
     *
     * @param text the text of a snapshot
     * @return the snapshot
     * @throws IllegalArgumentException if the text is not that of a snapshot, has been cut short or damaged, or is of a
     *     version that this library does not know
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Snapshot parse(String text) {
        return new Snapshot(text, SnapshotText.check(text));
    }

    /**
     * Returns this snapshot as text without whitespace.
     *
     * @return a text of ASCII characters that {@link #parse(String)} accepts
     */
    @JsonValue
    public String text() {
        return text;
    }

    /**
     * Returns the number of connections.
     *
     * @return the number of connections that exist according to this snapshot
     */
    public int size() {
        return header.size();
    }

    /**
     * Returns the snapshot after changes that a poll from this one has emitted before its end. A consumer that stores
     * it in the transaction of these changes need not wait for the end of the poll: a poll from it emits the changes
     * that are left.
     *
     * @param request the request that is watched
     * @param addedOrChanged the connections that were added or changed, as they are after the changes
     * @param removed the IDs of the connections that were removed and not added again. One that is also in {@code
     *     addedOrChanged} is removed
     * @return the snapshot after these changes, or this one if there are none
     * @throws IllegalArgumentException if this snapshot is of another request
     */
    public Snapshot after(
            ListConnectionsRequest request, Collection<ConnectionSummary> addedOrChanged, Collection<String> removed) {
        long scope = ConnectionListings.scope(request);
        requireScope(scope);
        if (addedOrChanged.isEmpty() && removed.isEmpty()) {
            return this;
        }
        ChangeTracker tracker = new ChangeTracker(text);
        for (ConnectionSummary connection : addedOrChanged) {
            tracker.list(connection.id(), ConnectionListings.fingerprint(connection, tracker.fingerprint()));
        }
        removed.forEach(tracker::remove);
        return of(tracker, scope);
    }

    boolean isNone() {
        return text.equals(SnapshotText.NONE);
    }

    /**
     * @param other identifies what is listed
     * @throws IllegalArgumentException if this snapshot is of something else
     */
    void requireScope(long other) {
        if (!isNone() && header.scope() != other) {
            throw new IllegalArgumentException("the snapshot is of another request: its catalog, connectionType and"
                    + " otherParticipantIdentifiers must be the same as those of the request that is watched");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snapshot that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private Object readResolve() throws ObjectStreamException {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw (ObjectStreamException) new InvalidObjectException(e.getMessage()).initCause(e);
        }
    }

    /** Describes the snapshot; {@link #text()} returns its text, which may be long. */
    @Override
    public String toString() {
        return "Snapshot[size=" + size() + "]";
    }
}
