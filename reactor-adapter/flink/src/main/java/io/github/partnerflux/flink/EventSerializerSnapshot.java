// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;

/**
 * What a checkpoint states about an {@link EventSerializer}.
 *
 * @param <E> the type of the events
 * @param <T> the type of the items
 * @param <S> the serializer
 */
abstract class EventSerializerSnapshot<E, T, S extends EventSerializer<E, T>>
        extends CompositeTypeSerializerSnapshot<E, S> {

    private static final int VERSION = 1;

    EventSerializerSnapshot() {}

    EventSerializerSnapshot(S serializer) {
        super(serializer);
    }

    abstract S create(TypeSerializer<T> items);

    @Override
    protected final int getCurrentOuterSnapshotVersion() {
        return VERSION;
    }

    @Override
    protected final void readOuterSnapshot(int version, DataInputView in, ClassLoader userCode) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "The records are of version " + version + ", but this version of Partnerflux reads " + VERSION);
        }
    }

    @Override
    protected final TypeSerializer<?>[] getNestedSerializers(S serializer) {
        return new TypeSerializer<?>[] {serializer.items};
    }

    @Override
    @SuppressWarnings("unchecked") // The serializer that getNestedSerializers has returned.
    protected final S createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
        return create((TypeSerializer<T>) nested[0]);
    }
}
