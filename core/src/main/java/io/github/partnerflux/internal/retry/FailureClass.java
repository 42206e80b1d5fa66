// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import java.util.Locale;

/** The classes of failures, by their effect on retries. */
enum FailureClass {
    /** The service works, and asks the caller to come back later. */
    THROTTLING(5),
    /** Another attempt is likely to succeed. */
    TRANSIENT(14),
    /** Another attempt that is signed with the service's time is likely to succeed. */
    CLOCK_SKEW(14),
    /** Another attempt would fail in the same way, or could be executed twice. */
    FINAL(0);

    /** The tokens that a retry takes from the {@link RetryQuota}. */
    final int cost;

    FailureClass(int cost) {
        this.cost = cost;
    }

    /** Returns the name for a log line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
