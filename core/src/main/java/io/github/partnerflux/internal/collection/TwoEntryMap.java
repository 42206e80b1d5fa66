// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.collection;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of two entries in their order. It takes 40 bytes, where an unmodifiable view of a
 * {@link LinkedHashMap} takes 200: a tenth of the memory of a page of connections, of which many have two types.
 */
final class TwoEntryMap<K, V> extends AbstractMap<K, V> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient K firstKey;
    private final transient V firstValue;
    private final transient K secondKey;
    private final transient V secondValue;

    TwoEntryMap(K firstKey, V firstValue, K secondKey, V secondValue) {
        this.firstKey = firstKey;
        this.firstValue = firstValue;
        this.secondKey = secondKey;
        this.secondValue = secondValue;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return Objects.equals(firstKey, key) || Objects.equals(secondKey, key);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        if (Objects.equals(firstKey, key)) {
            return firstValue;
        }
        return Objects.equals(secondKey, key) ? secondValue : null;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new EntrySet();
    }

    /** Serializes a map of the JDK, which any version can read. */
    @Serial
    private Object writeReplace() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(this));
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("serialized as a map of the JDK");
    }

    private final class EntrySet extends AbstractSet<Entry<K, V>> {

        @Override
        public int size() {
            return 2;
        }

        @Override
        public Iterator<Entry<K, V>> iterator() {
            return List.<Entry<K, V>>of(
                            new SimpleImmutableEntry<>(firstKey, firstValue),
                            new SimpleImmutableEntry<>(secondKey, secondValue))
                    .iterator();
        }
    }
}
