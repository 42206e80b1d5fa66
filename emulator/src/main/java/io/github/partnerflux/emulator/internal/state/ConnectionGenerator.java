// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import io.github.partnerflux.emulator.internal.state.Connection.ParticipantKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.RandomAccess;
import java.util.SplittableRandom;

/**
 * The generated connections of an account. Each is a pure function of the seed and its position: none is stored, and
 * the first hundred are the same whether there are a hundred or a million.
 */
final class ConnectionGenerator extends AbstractList<Connection> implements RandomAccess {

    /** A fixed time: the data must not depend on the day. */
    private static final long EARLIEST = Instant.parse("2024-12-01T00:00:00Z").getEpochSecond();

    private static final int SPAN_SECONDS = 700 * 24 * 60 * 60;

    private static final ZoneOffset[] OFFSETS = {
        ZoneOffset.ofHours(2), ZoneOffset.ofHours(-8), ZoneOffset.ofHoursMinutes(5, 30), ZoneOffset.ofHours(9)
    };

    private static final List<ChronoUnit> PRECISIONS =
            List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS);

    private static final List<ParticipantKind> KINDS = List.of(ParticipantKind.values());

    private final long accountSeed;
    private final int size;

    ConnectionGenerator(long accountSeed, int size) {
        this.accountSeed = accountSeed;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Connection get(int index) {
        Objects.checkIndex(index, size);
        long derived = Seeds.derive(accountSeed, index);
        SplittableRandom random = new SplittableRandom(derived);
        String otherAccount = String.valueOf(100_000_000_000L + random.nextLong(900_000_000_000L));
        ChronoUnit precision = PRECISIONS.get(random.nextInt(PRECISIONS.size()));
        Instant updatedAt = Instant.ofEpochSecond(
                        EARLIEST + random.nextInt(SPAN_SECONDS), random.nextInt(1_000_000_000))
                .truncatedTo(precision);
        String name = CompanyNames.next(random);
        Map<String, Connection.Type> types = new LinkedHashMap<>();
        int which = random.nextInt(4);
        if (which != 2) {
            types.put(Connection.OPPORTUNITY_COLLABORATION, type(random, name, otherAccount, updatedAt));
        }
        if (which >= 2) {
            types.put(Connection.SUBSIDIARY, type(random, name, otherAccount, updatedAt));
        }
        return new Connection(
                Ids.of(Connection.ID_PREFIX, derived),
                otherAccount,
                updatedAt,
                timestamp(random, updatedAt),
                Collections.unmodifiableMap(types));
    }

    /** Returns the position of an id, or -1 if no connection has it. */
    int indexOf(String id) {
        OptionalLong derived = Ids.number(Connection.ID_PREFIX, id);
        if (derived.isEmpty()) {
            return -1;
        }
        long index = Seeds.index(accountSeed, derived.getAsLong());
        return index >= 0 && index < size ? (int) index : -1;
    }

    private static Connection.Type type(SplittableRandom random, String name, String otherAccount, Instant updatedAt) {
        boolean canceled = random.nextInt(5) == 0;
        ParticipantKind kind = KINDS.get(random.nextInt(KINDS.size()));
        String id = switch (kind) {
            case PARTNER_PROFILE -> Ids.of(Partner.PROFILE_ID_PREFIX, random.nextLong());
            case SELLER_PROFILE -> Ids.of("seller-", random.nextLong());
            case ACCOUNT -> null;
        };
        return new Connection.Type(
                canceled ? Connection.CANCELED : Connection.ACTIVE,
                new Connection.Participant(kind, id, name),
                new Connection.Inviter(otherAccount, name, "alliances@example.com"),
                updatedAt.minus(Duration.ofDays(1 + random.nextInt(365))),
                canceled ? new Connection.Cancellation(updatedAt, otherAccount, "The contract has ended.") : null);
    }

    private static String timestamp(SplittableRandom random, Instant moment) {
        if (random.nextInt(16) != 0) {
            return moment.toString();
        }
        ZoneOffset offset = OFFSETS[random.nextInt(OFFSETS.length)];
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(offset));
    }
}
