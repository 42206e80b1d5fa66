// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.internal.change.ChangeTracker.Difference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTrackerUnitTests {

    private static final long SCOPE = 7;

    /** Ids of each length, some of which are prefixes of others, and of each number of bytes per character. */
    private static final String[] STEMS = {"", "pac-", "pac-\u00fc", "\u20ac", "\ud83d\ude00", "a".repeat(300)};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 255, 256, 257, 2_000})
    void agreesWithAMapOverManyPolls(int ids) {
        Random random = new Random(ids);
        Map<String, Long> model = new HashMap<>();
        String text = SnapshotText.NONE;
        for (int poll = 0; poll < 20; poll++) {
            text = poll(text, model, ids, random);
        }
    }

    /**
     * Lists random items of which some have changed, confirms that some of the others are missing, and updates
     * the model.
     */
    private static String poll(String text, Map<String, Long> model, int ids, Random random) {
        ChangeTracker tracker = new ChangeTracker(text);
        List<String> listing = new ArrayList<>();
        for (int i = 0; i < ids; i++) {
            if (random.nextInt(4) != 0) {
                listing.add(STEMS[random.nextInt(STEMS.length)] + random.nextInt(1 + ids / 4));
            }
        }
        Collections.shuffle(listing, random);
        for (String id : listing) {
            long fingerprint = random.nextInt(3);
            Long known = model.put(id, fingerprint);
            Difference expected =
                    known == null ? Difference.ADDED : known == fingerprint ? Difference.NONE : Difference.CHANGED;
            assertThat(tracker.list(id, fingerprint)).as(id).isEqualTo(expected);
        }
        Set<String> distinct = new HashSet<>(listing);
        assertThat(tracker.listed()).isEqualTo(distinct.size());

        Set<String> missing = new HashSet<>();
        Set<String> removed = new HashSet<>();
        for (int index = tracker.nextMissing(0); index >= 0; index = tracker.nextMissing(index + 1)) {
            String id = tracker.id(index);
            missing.add(id);
            if (random.nextBoolean()) {
                tracker.remove(index);
                removed.add(id);
            }
        }
        Set<String> expected = new HashSet<>(model.keySet());
        expected.removeAll(distinct);
        assertThat(missing).isEqualTo(expected);
        model.keySet().removeAll(removed);
        assertThat(tracker.size()).isEqualTo(model.size());
        String snapshot = tracker.snapshot(SCOPE);
        assertThat(contents(snapshot)).isEqualTo(model);
        return snapshot;
    }

    @Test
    void aSnapshotDoesNotDependOnTheOrder() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add("pac-" + i);
        }
        String first = snapshotOf(ids);
        Collections.shuffle(ids, new Random(1));
        assertThat(snapshotOf(ids)).isEqualTo(first);
    }

    @Test
    void whatIsKnownIsKeptUntilItIsListed() {
        ChangeTracker tracker = new ChangeTracker(snapshotOf(List.of("a", "b", "c")));
        tracker.list("d", 1);
        tracker.list("b", 2);
        assertThat(contents(tracker.snapshot(SCOPE))).isEqualTo(Map.of("a", 0L, "b", 2L, "c", 0L, "d", 1L));
    }

    @Test
    void keepsTheTextOfASnapshotThatStillApplies() {
        String text = snapshotOf(List.of("a", "b"));
        ChangeTracker tracker = new ChangeTracker(text);
        tracker.list("b", 0);
        assertThat(tracker.snapshot(SCOPE)).isSameAs(text);
    }

    private static String snapshotOf(List<String> ids) {
        ChangeTracker tracker = new ChangeTracker(SnapshotText.NONE);
        ids.forEach(id -> tracker.list(id, 0));
        return tracker.snapshot(SCOPE);
    }

    private static Map<String, Long> contents(String text) {
        FingerprintTable table = SnapshotText.read(text);
        Map<String, Long> contents = new TreeMap<>();
        for (int i = 0; i < table.size(); i++) {
            contents.put(table.id(i), table.fingerprint(i));
        }
        assertThat(SnapshotText.check(text)).isEqualTo(new SnapshotText.Header(SCOPE, contents.size()));
        return contents;
    }
}
