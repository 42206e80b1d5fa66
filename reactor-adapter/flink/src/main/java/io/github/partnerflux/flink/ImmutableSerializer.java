// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;

/**
 * A serializer of immutable records of variable length, which are never copied nor reused.
 *
 * @param <T> the type of the records
 */
abstract class ImmutableSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    /** Returns {@code null}: Flink only passes it back as the record to reuse. */
    @Override
    @SuppressWarnings("NullAway")
    public final @Nullable T createInstance() {
        return null;
    }

    @Override
    public final T copy(T from) {
        return from;
    }

    @Override
    public final T copy(T from, @Nullable T reuse) {
        return from;
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public final T deserialize(@Nullable T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }
}
