package io.github.partnerflux.internal.retry;

/** What a failure says of another attempt. */
enum FailureClass {
    /** "Not now": the service is well and asks to come back later. */
    THROTTLING(5),
    /** "Broken just now": another attempt may well succeed. */
    TRANSIENT(14),
    /** The signature's time was wrong: another attempt, signed by the service's clock, may well succeed. */
    CLOCK_SKEW(14),
    /** Another attempt would fail like this one, or could do harm. */
    NEVER(0);

    /** What a retry takes from the {@link RetryQuota}. */
    final int cost;

    FailureClass(int cost) {
        this.cost = cost;
    }
}
