package io.github.partnerflux.internal.retry;

import io.github.partnerflux.RetryPolicy;
import java.util.function.DoubleSupplier;

/** The retries of one client, or of one of its views: the policy, and the quota that the calls share. */
public final class Retries {

    private final RetryPolicy policy;
    private final RetryQuota quota;
    private final DoubleSupplier random;

    /**
     * Begins with a full quota.
     *
     * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
     */
    public Retries(RetryPolicy policy, DoubleSupplier random) {
        this(policy, new RetryQuota(), random);
    }

    Retries(RetryPolicy policy, RetryQuota quota, DoubleSupplier random) {
        this.policy = policy;
        this.quota = quota;
        this.random = random;
    }

    /** To be taken once for each call. */
    public CallRetry start() {
        return new CallRetry(policy, quota, random);
    }
}
