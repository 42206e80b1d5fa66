// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A serializer of events that contain an item, or none.
 *
 * @param <E> the type of the events
 * @param <T> the type of the items
 */
abstract class EventSerializer<E, T> extends ImmutableSerializer<E> {

    private static final long serialVersionUID = 1L;

    final TypeSerializer<T> items;

    EventSerializer(TypeSerializer<T> items) {
        this.items = items;
    }

    /** Returns the same serializer with another one of the items. */
    abstract EventSerializer<E, T> with(TypeSerializer<T> other);

    static IOException unknown(int kind) {
        return new IOException("The record is of the unknown kind " + kind);
    }

    @Override
    public final TypeSerializer<E> duplicate() {
        return with(items.duplicate());
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof EventSerializer<?, ?> that && getClass() == that.getClass() && items.equals(that.items);
    }

    @Override
    public final int hashCode() {
        return items.hashCode();
    }
}
