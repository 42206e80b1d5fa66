// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An index of a table: values by account, in the order in which they were added. */
final class AccountIndex<V> {

    private final Map<String, Set<V>> byAccountId = new HashMap<>();

    Set<V> of(String accountId) {
        return Collections.unmodifiableSet(byAccountId.getOrDefault(accountId, Set.of()));
    }

    void add(String accountId, V value) {
        byAccountId.computeIfAbsent(accountId, key -> new LinkedHashSet<>()).add(value);
    }

    void remove(String accountId, V value) {
        byAccountId.computeIfPresent(accountId, (key, values) -> {
            values.remove(value);
            return values.isEmpty() ? null : values;
        });
    }

    void clear() {
        byAccountId.clear();
    }
}
