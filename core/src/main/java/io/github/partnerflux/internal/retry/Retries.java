package io.github.partnerflux.internal.retry;

import io.github.partnerflux.internal.operation.SigningTime;
import java.time.Clock;
import java.util.function.DoubleSupplier;
import reactor.core.scheduler.Scheduler;

/** The retries of one client, or of one of its views: the settings, and what the calls share. */
public final class Retries {

    private final RetrySettings settings;
    private final RetryQuota quota;
    private final ServiceClock clock;
    private final DoubleSupplier random;
    private final Scheduler delays;

    /**
     * Creates retries with a full quota.
     *
     * @param machine the clock by which requests are signed until the service shows that it is wrong
     * @param random returns numbers from 0 (inclusive) to 1 (exclusive)
     * @param delays where an attempt starts after a delay
     */
    public Retries(RetrySettings settings, Clock machine, DoubleSupplier random, Scheduler delays) {
        this(settings, new RetryQuota(), machine, random, delays);
    }

    Retries(RetrySettings settings, RetryQuota quota, Clock machine, DoubleSupplier random, Scheduler delays) {
        this.settings = settings;
        this.quota = quota;
        this.clock = new ServiceClock(machine);
        this.random = random;
        this.delays = delays;
    }

    /** Returns the most attempts that a call may have. */
    public int mostAttempts() {
        return settings.mostAttempts();
    }

    /** Returns the time by which an attempt that starts now is signed. */
    public SigningTime signingTime() {
        return clock.time();
    }

    /** Creates the retries of one call. */
    public CallRetry start() {
        return new CallRetry(settings, quota, clock, random, delays);
    }
}
