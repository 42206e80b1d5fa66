package io.github.partnerflux.emulator.internal.state;

import io.github.partnerflux.emulator.internal.state.Connection.ParticipantKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.SplittableRandom;

/**
 * The generated connections of an account. Each is a pure function of the seed and its position: none is stored, and
 * the first hundred are the same whether there are a hundred or a million.
 */
final class ConnectionGenerator extends AbstractList<Connection> implements RandomAccess {

    private static final String ALPHANUMERICS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

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
        SplittableRandom random = new SplittableRandom(Seeds.derive(accountSeed, index));
        String id = "pac-" + alphanumerics(random);
        String otherAccount = String.valueOf(100_000_000_000L + random.nextLong(900_000_000_000L));
        ChronoUnit precision = PRECISIONS.get(random.nextInt(PRECISIONS.size()));
        Instant updatedAt = Instant.ofEpochSecond(
                        EARLIEST + random.nextInt(SPAN_SECONDS), random.nextInt(1_000_000_000))
                .truncatedTo(precision);
        String name = CompanyNames.next(random);
        Map<String, Connection.Type> types = new LinkedHashMap<>();
        int which = random.nextInt(4);
        if (which != 2) {
            types.put("OPPORTUNITY_COLLABORATION", type(random, name));
        }
        if (which >= 2) {
            types.put("SUBSIDIARY", type(random, name));
        }
        return new Connection(
                id, otherAccount, updatedAt, timestamp(random, updatedAt), Collections.unmodifiableMap(types));
    }

    private static Connection.Type type(SplittableRandom random, String name) {
        String status = random.nextInt(5) == 0 ? "CANCELED" : "ACTIVE";
        ParticipantKind kind = KINDS.get(random.nextInt(KINDS.size()));
        String id = switch (kind) {
            case PARTNER_PROFILE -> "pprofile-" + alphanumerics(random);
            case SELLER_PROFILE -> "seller-" + alphanumerics(random).toLowerCase(Locale.ROOT);
            case ACCOUNT -> null;
        };
        return new Connection.Type(status, new Connection.Participant(kind, id, name));
    }

    private static String timestamp(SplittableRandom random, Instant moment) {
        if (random.nextInt(16) != 0) {
            return moment.toString();
        }
        ZoneOffset offset = OFFSETS[random.nextInt(OFFSETS.length)];
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(offset));
    }

    private static String alphanumerics(SplittableRandom random) {
        StringBuilder text = new StringBuilder(13);
        for (int i = 0; i < 13; i++) {
            text.append(ALPHANUMERICS.charAt(random.nextInt(ALPHANUMERICS.length())));
        }
        return text.toString();
    }
}
