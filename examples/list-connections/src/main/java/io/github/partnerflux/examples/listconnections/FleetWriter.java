// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the events of a fleet: rows to the output, and then the checkpoints after them. */
final class FleetWriter {

    private final Output output;
    private final Checkpoints checkpoints;

    FleetWriter(Output output, Checkpoints checkpoints) {
        this.output = output;
        this.checkpoints = checkpoints;
    }

    /** Writes in an order in which no stored checkpoint lies beyond what is written; blocks. */
    void write(List<FleetEvent<ConnectionSummary>> batch) {
        List<Row> rows = new ArrayList<>();
        Map<String, Checkpoint> reached = new LinkedHashMap<>();
        for (FleetEvent<ConnectionSummary> event : batch) {
            if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
                rows.add(new Row(item.account(), item.item()));
            }
            reached.put(event.account(), checkpointAfter(event));
        }
        if (!rows.isEmpty()) {
            output.write(rows);
        }
        // Those of accounts that were complete before, and of accounts that failed again.
        reached.entrySet().removeIf(account -> account.getValue().equals(checkpoints.of(account.getKey())));
        if (!reached.isEmpty()) {
            checkpoints.store(reached, checkpoints.outputLength() + output.bytes());
        }
    }

    private static Checkpoint checkpointAfter(FleetEvent<ConnectionSummary> event) {
        if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
            return item.next();
        }
        return event instanceof FleetEvent.Failed<ConnectionSummary> failed ? failed.from() : Checkpoint.end();
    }
}
