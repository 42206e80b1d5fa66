// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verification codes that were sent, by email address: the latest one of each address.
 *
 * <p>Assumption: a code is valid for 10 minutes and for one use, and the case of an address does not matter.
 */
public final class EmailCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** In the order in which they expire. */
    private final Map<String, Sent> codes = new LinkedHashMap<>();

    /** Returns the valid code of an address, or {@code null} if there is none. */
    public @Nullable String find(String email, Instant now) {
        Iterator<Sent> oldest = codes.values().iterator();
        while (oldest.hasNext() && !oldest.next().at().isAfter(now.minus(LIFETIME))) {
            oldest.remove();
        }
        Sent sent = codes.get(address(email));
        return sent == null ? null : sent.code();
    }

    /** Adds a code, which replaces an earlier one of the address. */
    public void add(String email, String code, Instant now) {
        remove(email);
        codes.put(address(email), new Sent(code, now));
    }

    public void remove(String email) {
        codes.remove(address(email));
    }

    /** Returns what all spellings of an address have in common. */
    public static String address(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    Snapshot snapshot() {
        return new Snapshot(codes.entrySet().stream()
                .map(entry -> new OfAddress(entry.getKey(), entry.getValue()))
                .toList());
    }

    void restore(Snapshot snapshot) {
        codes.clear();
        snapshot.codes().forEach(code -> codes.put(code.address(), code.sent()));
    }

    /** What is saved of them, in the order in which they expire. */
    public record Snapshot(List<OfAddress> codes) {}

    /** The code of an address. */
    public record OfAddress(String address, Sent sent) {}

    /** A code, and when it was sent. */
    public record Sent(String code, Instant at) {

        /** Describes the time only: the code is a secret. */
        @Override
        public String toString() {
            return "Sent[at=" + at + "]";
        }
    }
}
