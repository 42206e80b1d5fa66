// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateStoreUnitTests {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private final TickingClock clock = new TickingClock();
    private final StateStore store = new StateStore(
            new Settings(
                    1, 0, true, Set.of("AWS"), List.of(), Map.of(), Duration.ofDays(1), Duration.ZERO, Duration.ZERO),
            Accounts.generate(1, 2),
            clock);

    @Test
    void timeDoesNotPassDuringAnAccess() {
        List<Instant> first = store.access(state -> List.of(state.now(), state.now()));
        List<Instant> second = store.access(state -> List.of(state.now(), state.now()));

        assertThat(Set.copyOf(first)).hasSize(1);
        assertThat(Set.copyOf(second)).hasSize(1);
        assertThat(second.get(0)).isAfter(first.get(0));
    }

    @Test
    void whatIsDueAtTheTimeOfAnAccessHasHappenedBeforeIt() {
        Instant due = store.access(state -> {
            Instant later = state.now().plusMillis(1);
            state.schedule().add(later, at -> state.limits().set(Quota.LIMIT_EXCEEDED_NUMBER_OF_DOMAIN, 7));
            return later;
        });

        store.access(state -> {
            assertThat(state.now()).isEqualTo(due);
            return assertThat(state.limits().of(Quota.LIMIT_EXCEEDED_NUMBER_OF_DOMAIN))
                    .isEqualTo(7);
        });
    }

    @Test
    void timeDoesNotGoBackWithTheClock() {
        Instant before = store.access(State::now);
        clock.time = START.minusSeconds(60);

        assertThat(store.access(State::now)).isEqualTo(before);

        clock.time = START.plusSeconds(60);
        assertThat(store.access(State::now)).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void anAdvanceTakesEffectAtOnce() {
        Duration advanced = store.access(state -> {
            Instant before = state.now();
            state.timeline().advance(Duration.ofHours(1));
            return Duration.between(before, state.now());
        });

        assertThat(advanced).isEqualTo(Duration.ofHours(1));
        assertThat(store.access(State::now)).isAfter(START.plus(advanced));
    }

    @Test
    void aResetRestoresTheTimeOfTheClock() {
        store.access(State::now);
        clock.time = START.minusSeconds(60);

        store.reset();

        assertThat(store.access(State::now)).isBefore(START);
    }

    /** A clock that advances by a millisecond whenever it is read. */
    private static final class TickingClock extends Clock {

        private Instant time = START;

        @Override
        public Instant instant() {
            Instant read = time;
            time = time.plusMillis(1);
            return read;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
