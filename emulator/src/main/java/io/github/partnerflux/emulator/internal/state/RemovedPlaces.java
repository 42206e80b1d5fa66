// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;

/** The places, in the order of each account's connections, from which a connection was removed. None is used again. */
final class RemovedPlaces {

    private final Map<String, NavigableSet<Integer>> byAccountId = new LinkedHashMap<>();

    void add(String accountId, int place) {
        byAccountId.computeIfAbsent(accountId, key -> new TreeSet<>()).add(place);
    }

    boolean contains(String accountId, int place) {
        return of(accountId).contains(place);
    }

    int count(String accountId) {
        return of(accountId).size();
    }

    /** Returns the place of the n-th connection that is left, counted from 0. */
    int place(String accountId, int index) {
        int place = index;
        for (int removed : of(accountId)) {
            if (removed > place) {
                break;
            }
            place++;
        }
        return place;
    }

    void forEach(ObjIntConsumer<String> action) {
        byAccountId.forEach((accountId, places) -> places.forEach(place -> action.accept(accountId, place)));
    }

    private NavigableSet<Integer> of(String accountId) {
        return byAccountId.getOrDefault(accountId, Collections.emptyNavigableSet());
    }

    Snapshot snapshot() {
        List<OfAccount> all = new ArrayList<>();
        byAccountId.forEach((accountId, places) -> all.add(new OfAccount(accountId, List.copyOf(places))));
        return new Snapshot(all);
    }

    void restore(Snapshot snapshot) {
        byAccountId.clear();
        snapshot.byAccountId().forEach(of -> of.places().forEach(place -> add(of.accountId(), place)));
    }

    /** What is saved of them. */
    public record Snapshot(List<OfAccount> byAccountId) {}

    /** The places of one account, in ascending order. */
    public record OfAccount(String accountId, List<Integer> places) {}
}
