// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the changes of each account until its poll ends. The accounts' events alternate. Not thread-safe. */
final class OpenPolls {

    private final Map<String, List<Change>> changes = new HashMap<>();

    /** Returns the poll that ends with this event, or {@code null} if the event ends none. */
    @Nullable
    Poll add(FleetEvent<ChangeEvent<ConnectionSummary>> event) {
        String account = event.account();
        if (event instanceof FleetEvent.Item<ChangeEvent<ConnectionSummary>> item) {
            if (item.item() instanceof Synced<ConnectionSummary> synced) {
                return new Poll.Succeeded(account, remove(account), synced.snapshot());
            }
            changes.computeIfAbsent(account, key -> new ArrayList<>()).add(Change.of(item.item()));
        } else if (event instanceof FleetEvent.Failed<ChangeEvent<ConnectionSummary>> failed) {
            // The next poll starts from the stored snapshot, and repeats these changes.
            remove(account);
            return new Poll.Failed(account, failed.error());
        }
        return null;
    }

    private List<Change> remove(String account) {
        List<Change> removed = changes.remove(account);
        return removed == null ? List.of() : removed;
    }
}
