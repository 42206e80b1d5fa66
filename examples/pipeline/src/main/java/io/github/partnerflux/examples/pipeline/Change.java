// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.model.ConnectionSummary;
import org.jspecify.annotations.Nullable;

/**
 * A change of a connection.
 *
 * @param connection the connection as it is now; {@code null} if it was removed
 */
record Change(Kind kind, String id, @Nullable ConnectionSummary connection) {

    enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    static Change of(ChangeEvent<ConnectionSummary> event) {
        if (event instanceof Added<ConnectionSummary> added) {
            return new Change(Kind.ADDED, added.item().id(), added.item());
        } else if (event instanceof Changed<ConnectionSummary> changed) {
            return new Change(Kind.CHANGED, changed.item().id(), changed.item());
        } else if (event instanceof Removed<ConnectionSummary> removed) {
            return new Change(Kind.REMOVED, removed.id(), null);
        }
        throw new IllegalArgumentException("not a change: " + event);
    }
}
