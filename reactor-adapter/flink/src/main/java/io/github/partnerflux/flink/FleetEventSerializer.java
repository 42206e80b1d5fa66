// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes an event as its kind, its account, and its members in their order.
 *
 * @param <T> the type of the items
 */
final class FleetEventSerializer<T> extends EventSerializer<FleetEvent<T>, T> {

    private static final long serialVersionUID = 1L;

    private static final int ITEM = 1;
    private static final int COMPLETED = 2;
    private static final int FAILED = 3;

    FleetEventSerializer(TypeSerializer<T> items) {
        super(items);
    }

    @Override
    public void serialize(FleetEvent<T> event, DataOutputView target) throws IOException {
        if (event instanceof Item<T> item) {
            target.writeByte(ITEM);
            StateFormat.writeText(target, item.account());
            StateFormat.writeCheckpoint(target, item.next());
            items.serialize(item.item(), target);
        } else if (event instanceof Completed<T> completed) {
            target.writeByte(COMPLETED);
            StateFormat.writeText(target, completed.account());
            target.writeLong(completed.items());
            target.writeLong(completed.attempts());
            target.writeLong(completed.throttled());
        } else if (event instanceof Failed<T> failed) {
            target.writeByte(FAILED);
            StateFormat.writeText(target, failed.account());
            StateFormat.writeCheckpoint(target, failed.from());
            target.writeLong(failed.items());
            StateFormat.writeError(target, failed.error());
        }
    }

    @Override
    public FleetEvent<T> deserialize(DataInputView source) throws IOException {
        int kind = source.readByte();
        String account = StateFormat.readText(source);
        switch (kind) {
            case ITEM -> {
                Checkpoint next = StateFormat.readCheckpoint(source);
                return new Item<>(account, items.deserialize(source), next);
            }
            case COMPLETED -> {
                return new Completed<>(account, source.readLong(), source.readLong(), source.readLong());
            }
            case FAILED -> {
                Checkpoint from = StateFormat.readCheckpoint(source);
                long count = source.readLong();
                return new Failed<>(account, StateFormat.readError(source), from, count);
            }
            default -> throw unknown(kind);
        }
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int kind = source.readByte();
        target.writeByte(kind);
        StateFormat.copy(source, target);
        switch (kind) {
            case ITEM -> {
                StateFormat.copy(source, target);
                items.copy(source, target);
            }
            case COMPLETED -> {
                target.writeLong(source.readLong());
                target.writeLong(source.readLong());
                target.writeLong(source.readLong());
            }
            case FAILED -> {
                StateFormat.copy(source, target);
                target.writeLong(source.readLong());
                StateFormat.writeError(target, StateFormat.readError(source));
            }
            default -> throw unknown(kind);
        }
    }

    @Override
    FleetEventSerializer<T> with(TypeSerializer<T> other) {
        return new FleetEventSerializer<>(other);
    }

    @Override
    public TypeSerializerSnapshot<FleetEvent<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** Public for Flink, which creates it by its name in a checkpoint. */
    public static final class Snapshot<T> extends EventSerializerSnapshot<FleetEvent<T>, T, FleetEventSerializer<T>> {

        public Snapshot() {}

        private Snapshot(FleetEventSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        FleetEventSerializer<T> create(TypeSerializer<T> items) {
            return new FleetEventSerializer<>(items);
        }
    }
}
