// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.PollFailed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a change as its kind, and its members in their order.
 *
 * @param <T> the type of the items
 */
final class ChangeEventSerializer<T> extends EventSerializer<ChangeEvent<T>, T> {

    private static final long serialVersionUID = 1L;

    private static final int ADDED = 1;
    private static final int CHANGED = 2;
    private static final int REMOVED = 3;
    private static final int SYNCED = 4;
    private static final int POLL_FAILED = 5;

    ChangeEventSerializer(TypeSerializer<T> items) {
        super(items);
    }

    @Override
    public void serialize(ChangeEvent<T> event, DataOutputView target) throws IOException {
        if (event instanceof Added<T> added) {
            target.writeByte(ADDED);
            items.serialize(added.item(), target);
        } else if (event instanceof Changed<T> changed) {
            target.writeByte(CHANGED);
            items.serialize(changed.item(), target);
        } else if (event instanceof Removed<T> removed) {
            target.writeByte(REMOVED);
            StateFormat.writeText(target, removed.id());
        } else if (event instanceof Synced<T> synced) {
            target.writeByte(SYNCED);
            StateFormat.writeSnapshot(target, synced.snapshot());
            target.writeLong(synced.listed());
        } else if (event instanceof PollFailed<T> failed) {
            target.writeByte(POLL_FAILED);
            StateFormat.writeError(target, failed.error());
        }
    }

    @Override
    public ChangeEvent<T> deserialize(DataInputView source) throws IOException {
        int kind = source.readByte();
        return switch (kind) {
            case ADDED -> new Added<>(items.deserialize(source));
            case CHANGED -> new Changed<>(items.deserialize(source));
            case REMOVED -> new Removed<>(StateFormat.readText(source));
            case SYNCED -> new Synced<>(StateFormat.readSnapshot(source), source.readLong());
            case POLL_FAILED -> new PollFailed<>(StateFormat.readError(source));
            default -> throw unknown(kind);
        };
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int kind = source.readByte();
        target.writeByte(kind);
        switch (kind) {
            case ADDED, CHANGED -> items.copy(source, target);
            case REMOVED -> StateFormat.copy(source, target);
            case SYNCED -> {
                StateFormat.copy(source, target);
                target.writeLong(source.readLong());
            }
            case POLL_FAILED -> StateFormat.writeError(target, StateFormat.readError(source));
            default -> throw unknown(kind);
        }
    }

    @Override
    ChangeEventSerializer<T> with(TypeSerializer<T> other) {
        return new ChangeEventSerializer<>(other);
    }

    @Override
    public TypeSerializerSnapshot<ChangeEvent<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** Public for Flink, which creates it by its name in a checkpoint. */
    public static final class Snapshot<T> extends EventSerializerSnapshot<ChangeEvent<T>, T, ChangeEventSerializer<T>> {

        public Snapshot() {}

        private Snapshot(ChangeEventSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        ChangeEventSerializer<T> create(TypeSerializer<T> items) {
            return new ChangeEventSerializer<>(items);
        }
    }
}
