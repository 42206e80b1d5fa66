package io.github.partnerflux.internal.retry;

/** What a failure means for another attempt. */
enum FailureClass {
    /** The service works, and asks to come back later. */
    THROTTLING("throttling", 5),
    /** Another attempt may well succeed. */
    TRANSIENT("a transient failure", 14),
    /** Another attempt, signed by the service's clock, may well succeed. */
    CLOCK_SKEW("clock skew", 14),
    /** Another attempt would fail in the same way, or could be executed twice. */
    FINAL("a final failure", 0);

    private final String description;

    /** What a retry takes from the {@link RetryQuota}. */
    final int cost;

    FailureClass(String description, int cost) {
        this.description = description;
        this.cost = cost;
    }

    @Override
    public String toString() {
        return description;
    }
}
