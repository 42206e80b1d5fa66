// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies of tables. */
final class Snapshots {

    private Snapshots() {}

    /** Returns an immutable copy in the same order. {@link Map#copyOf} has another order in each process. */
    static <K, V> Map<K, V> copy(Map<K, V> table) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(table));
    }
}
