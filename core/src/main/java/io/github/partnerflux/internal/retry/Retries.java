package io.github.partnerflux.internal.retry;

import io.github.partnerflux.RetryPolicy;
import java.time.Clock;
import java.util.function.DoubleSupplier;

/** The retries of one client, or of one of its views: the policy, and what the calls share. */
public final class Retries {

    private final RetryPolicy policy;
    private final RetryQuota quota;
    private final ServiceClock clock;
    private final DoubleSupplier random;

    /**
     * Begins with a full quota.
     *
     * @param machine what requests are signed by until the service shows that it is wrong
     * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
     */
    public Retries(RetryPolicy policy, Clock machine, DoubleSupplier random) {
        this(policy, new RetryQuota(), machine, random);
    }

    Retries(RetryPolicy policy, RetryQuota quota, Clock machine, DoubleSupplier random) {
        this.policy = policy;
        this.quota = quota;
        this.clock = new ServiceClock(machine);
        this.random = random;
    }

    /** To be taken once for each call. */
    public CallRetry start() {
        return new CallRetry(policy, quota, clock, random);
    }
}
