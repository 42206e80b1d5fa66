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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of one or two entries in their order, without {@code null}s. It takes 40 bytes, where an
 * unmodifiable view of a {@link LinkedHashMap} takes 200: a tenth of the memory of a page of connections. {@link
 * #forEach} creates no objects.
 */
final class SmallMap<K, V> extends AbstractMap<K, V> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient K firstKey;
    private final transient V firstValue;
    /** {@code null} if there is one entry. */
    private final transient @Nullable K secondKey;

    private final transient @Nullable V secondValue;

    SmallMap(K key, V value) {
        firstKey = Objects.requireNonNull(key);
        firstValue = Objects.requireNonNull(value);
        secondKey = null;
        secondValue = null;
    }

    private SmallMap(SmallMap<K, V> first, K key, V value) {
        firstKey = first.firstKey;
        firstValue = first.firstValue;
        secondKey = Objects.requireNonNull(key);
        secondValue = Objects.requireNonNull(value);
    }

    /** Returns a map with a second entry, whose key this map of one entry must not have. */
    SmallMap<K, V> with(K key, V value) {
        return new SmallMap<>(this, key, value);
    }

    @Override
    public int size() {
        return secondKey == null ? 1 : 2;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        if (firstKey.equals(key)) {
            return firstValue;
        }
        return secondKey != null && secondKey.equals(key) ? secondValue : null;
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        action.accept(firstKey, firstValue);
        if (secondKey != null && secondValue != null) {
            action.accept(secondKey, secondValue);
        }
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new EntrySet();
    }

    private List<Entry<K, V>> entries() {
        Entry<K, V> first = Map.entry(firstKey, firstValue);
        return secondKey == null || secondValue == null
                ? List.of(first)
                : List.of(first, Map.entry(secondKey, secondValue));
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
            return SmallMap.this.size();
        }

        @Override
        public Iterator<Entry<K, V>> iterator() {
            return entries().iterator();
        }
    }
}
