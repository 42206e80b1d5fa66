package io.github.partnerflux;

import io.github.partnerflux.internal.constraint.Durations;
import io.github.partnerflux.internal.retry.RetrySettings;
import java.time.Duration;

/**
 * How often a failed request is tried again, and after what delay. Each page of a listing is retried by itself.
 *
 * <p>A throttled answer ("not now") and a transient failure ("broken just now": an answer of 500, 502, 503 or 504, a refused
 * or lost connection, an attempt's timeout) have a limit each, but every attempt of a call counts towards both, as in the
 * AWS SDK: by default, a transient failure after two throttled answers is final. The delay before retry <i>i</i>, from 0, is
 * uniformly random between 0 and {@code min(base * 2^i, maxBackoff)}: "full jitter", see <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And Jitter</a>. If
 * the service says when to come back, the delay is what it says, but at least the computed one and at most 5 s more.
 *
 * <p>Besides, each client and each of its {@linkplain PartnerCentralAccountClient#withCredentialsProvider views} has a retry
 * quota, so that an outage is not made worse: 500 tokens, of which a retry takes 14 (transient) or 5 (throttled). A success
 * gives back what its last retry took, or 1. Without tokens, the failure at hand is final.
 *
 * <pre>{@code
 * RetryPolicy patient = RetryPolicy.builder().maxThrottlingAttempts(20).build();
 * }</pre>
 */
public final class RetryPolicy {

    private static final RetryPolicy STANDARD = new RetryPolicy(RetrySettings.STANDARD);
    private static final RetryPolicy NONE = new RetryPolicy(RetrySettings.STANDARD.withAttempts(1));

    private final RetrySettings settings;

    private RetryPolicy(RetrySettings settings) {
        this.settings = settings;
    }

    RetrySettings settings() {
        return settings;
    }

    /**
     * The default: 3 attempts at a transient failure from a base of 50 ms, 8 at throttling from a base of 1 s, no delay longer
     * than 20 s.
     *
     * @return the default policy
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * One attempt, whatever happens.
     *
     * @return a policy that never retries
     */
    public static RetryPolicy none() {
        return NONE;
    }

    /**
     * Begins a policy with everything as in {@link #standard()}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Tells at which attempt a transient failure is final.
     *
     * @return the number of the attempt, from 1 for the first
     */
    public int maxAttempts() {
        return settings.maxAttempts();
    }

    /**
     * Tells at which attempt throttling is final.
     *
     * @return the number of the attempt, from 1 for the first
     */
    public int maxThrottlingAttempts() {
        return settings.maxThrottlingAttempts();
    }

    /**
     * Tells the bound of the first delay after a transient failure.
     *
     * @return the base, which doubles with each retry
     */
    public Duration backoffBase() {
        return settings.backoffBase();
    }

    /**
     * Tells the bound of the first delay after throttling.
     *
     * @return the base, which doubles with each retry
     */
    public Duration throttlingBackoffBase() {
        return settings.throttlingBackoffBase();
    }

    /**
     * Tells the bound of every delay.
     *
     * @return the longest delay, where the service does not ask for more
     */
    public Duration maxBackoff() {
        return settings.maxBackoff();
    }

    @Override
    public String toString() {
        return "RetryPolicy" + settings;
    }

    /** Makes {@link RetryPolicy}s. Not thread-safe. */
    public static final class Builder {

        private int maxAttempts = RetrySettings.STANDARD.maxAttempts();
        private int maxThrottlingAttempts = RetrySettings.STANDARD.maxThrottlingAttempts();
        private Duration backoffBase = RetrySettings.STANDARD.backoffBase();
        private Duration throttlingBackoffBase = RetrySettings.STANDARD.throttlingBackoffBase();
        private Duration maxBackoff = RetrySettings.STANDARD.maxBackoff();

        private Builder() {}

        /**
         * Sets at which attempt a transient failure is final. Default: 3.
         *
         * @param attempts the number of the attempt, from 1 for the first
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxAttempts(int attempts) {
            this.maxAttempts = atLeastOne("maxAttempts", attempts);
            return this;
        }

        /**
         * Sets at which attempt throttling is final. Default: 8.
         *
         * @param attempts the number of the attempt, from 1 for the first
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxThrottlingAttempts(int attempts) {
            this.maxThrottlingAttempts = atLeastOne("maxThrottlingAttempts", attempts);
            return this;
        }

        /**
         * Sets the bound of the first delay after a transient failure. Default: 50 ms.
         *
         * @param base the base, which doubles with each retry
         * @return this builder
         * @throws IllegalArgumentException if it is not from 0 to 1 day
         */
        public Builder backoffBase(Duration base) {
            this.backoffBase = Durations.requireUpToADay("backoffBase", base);
            return this;
        }

        /**
         * Sets the bound of the first delay after throttling. Default: 1 s.
         *
         * @param base the base, which doubles with each retry
         * @return this builder
         * @throws IllegalArgumentException if it is not from 0 to 1 day
         */
        public Builder throttlingBackoffBase(Duration base) {
            this.throttlingBackoffBase = Durations.requireUpToADay("throttlingBackoffBase", base);
            return this;
        }

        /**
         * Sets the bound of every delay. Default: 20 s.
         *
         * @param backoff the longest delay, where the service does not ask for more
         * @return this builder
         * @throws IllegalArgumentException if it is not from 0 to 1 day
         */
        public Builder maxBackoff(Duration backoff) {
            this.maxBackoff = Durations.requireUpToADay("maxBackoff", backoff);
            return this;
        }

        /**
         * Makes the policy.
         *
         * @return a policy with what was set
         */
        public RetryPolicy build() {
            return new RetryPolicy(new RetrySettings(
                    maxAttempts, maxThrottlingAttempts, backoffBase, throttlingBackoffBase, maxBackoff));
        }

        private static int atLeastOne(String name, int attempts) {
            if (attempts < 1) {
                throw new IllegalArgumentException(name + " must be 1 or more, but is " + attempts);
            }
            return attempts;
        }
    }
}
