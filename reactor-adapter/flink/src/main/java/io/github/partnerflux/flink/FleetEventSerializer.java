package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as its kind, its account, and its members in their order.
 *
 * @param <T> the type of the items
 */
final class FleetEventSerializer<T> extends ImmutableSerializer<FleetEvent<T>> {

    private static final long serialVersionUID = 1L;

    private static final int ITEM = 1;
    private static final int COMPLETED = 2;
    private static final int FAILED = 3;

    private final TypeSerializer<T> items;

    FleetEventSerializer(TypeSerializer<T> items) {
        this.items = items;
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
            writeError(target, AccountFailedException.of(failed.error()));
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
                return new Failed<>(account, readError(source), from, count);
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
                writeError(target, readError(source));
            }
            default -> throw unknown(kind);
        }
    }

    private static IOException unknown(int kind) {
        return new IOException("The record is of the unknown kind " + kind);
    }

    private static void writeError(DataOutputView target, AccountFailedException error) throws IOException {
        StateFormat.writeText(target, error.errorType());
        String message = error.getMessage();
        target.writeBoolean(message != null);
        if (message != null) {
            StateFormat.writeText(target, message);
        }
        AccountFailedException cause = error.getCause();
        target.writeBoolean(cause != null);
        if (cause != null) {
            writeError(target, cause);
        }
    }

    private static AccountFailedException readError(DataInputView source) throws IOException {
        String type = StateFormat.readText(source);
        String message = source.readBoolean() ? StateFormat.readText(source) : null;
        return new AccountFailedException(type, message, source.readBoolean() ? readError(source) : null);
    }

    @Override
    public TypeSerializer<FleetEvent<T>> duplicate() {
        return new FleetEventSerializer<>(items.duplicate());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FleetEventSerializer<?> that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<FleetEvent<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** Public for Flink, which creates it by its name in a checkpoint. */
    public static final class Snapshot<T>
            extends CompositeTypeSerializerSnapshot<FleetEvent<T>, FleetEventSerializer<T>> {

        private static final int VERSION = 1;

        public Snapshot() {}

        private Snapshot(FleetEventSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return VERSION;
        }

        @Override
        protected void readOuterSnapshot(int version, DataInputView in, ClassLoader userCode) throws IOException {
            if (version != VERSION) {
                throw new IOException(
                        "The records are of version " + version + ", but this version of Partnerflux reads " + VERSION);
            }
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(FleetEventSerializer<T> serializer) {
            return new TypeSerializer<?>[] {serializer.items};
        }

        @Override
        @SuppressWarnings("unchecked") // The serializer that getNestedSerializers has returned.
        protected FleetEventSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new FleetEventSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
