// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.constraint.Durations;
import io.github.partnerflux.internal.retry.RetrySettings;
import java.time.Duration;

/**
 * A policy for retrying failed requests: the maximum numbers of attempts, and the delays between them.
 *
 * <pre>{@code
 * RetryPolicy patient = RetryPolicy.builder().maxThrottlingAttempts(20).build();
 * }</pre>
 *
 * <p>Each page of a listing is a separate call. Two kinds of failures are retried, each up to its own number of
 * attempts:
 *
 * <ul>
 *   <li><b>Throttling:</b> the service is healthy and asks the client to slow down, with status 429 or an error code
 *       such as {@code ThrottlingException}.
 *   <li><b>Transient failures:</b> a response with status 500, 502, 503 or 504, a refused or lost connection, an
 *       attempt that timed out, or a signature that was rejected because the clock of this machine is wrong: the next
 *       attempt is signed with the service's time.
 * </ul>
 *
 * <p>{@code sendEmailVerificationCode}, {@code putAllianceLeadContact} and {@code putProfileVisibility} could have a
 * second effect. They are retried only if the service cannot have executed the request: after throttling, after a
 * signature that was rejected because of the clock, or if the connection failed before the request was sent.
 *
 * <p>Every attempt of a call counts toward both limits, as in the AWS SDK: by default, a transient failure that follows
 * two throttled attempts is final.
 *
 * <p>The delay before retry <i>i</i>, counted from 0, is random, with a uniform distribution from 0 to
 * {@code min(base * 2^i, maxBackoff)}: "full jitter", see <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And Jitter</a>.
 * If the service specifies a delay, it is used instead, but is at least the computed delay and at most 5 s more.
 *
 * <p>A retry quota prevents retries from making an outage worse. Each client and each of its {@linkplain
 * PartnerCentralAccountClient#withCredentialsProvider views} starts with 500 tokens. A retry takes 14 tokens after a
 * transient failure and 5 after throttling; a successful call returns what its last retry took, or 1 token if there was
 * no retry. A failure for which too few tokens are left is final.
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
     * Returns the default policy.
     *
     * <p>It allows up to 3 attempts for transient failures, with a base delay of 50 ms, and up to 8 attempts when
     * throttled, with a base delay of 1 s. No delay exceeds 20 s.
     *
     * @return the default policy
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * Returns a policy that never retries.
     *
     * @return a policy of one attempt
     */
    public static RetryPolicy none() {
        return NONE;
    }

    /**
     * Creates a builder with the settings of {@link #standard()}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the maximum number of attempts for transient failures.
     *
     * @return the number of attempts, including the first; at least 1
     */
    public int maxAttempts() {
        return settings.maxAttempts();
    }

    /**
     * Returns the maximum number of attempts when throttled.
     *
     * @return the number of attempts, including the first; at least 1
     */
    public int maxThrottlingAttempts() {
        return settings.maxThrottlingAttempts();
    }

    /**
     * Returns the base delay after transient failures, the upper bound of the first delay.
     *
     * @return the base delay, which doubles with each retry
     */
    public Duration backoffBase() {
        return settings.backoffBase();
    }

    /**
     * Returns the base delay after throttling, the upper bound of the first delay.
     *
     * @return the base delay, which doubles with each retry
     */
    public Duration throttlingBackoffBase() {
        return settings.throttlingBackoffBase();
    }

    /**
     * Returns the upper bound of all delays.
     *
     * @return the maximum delay, which only a delay that the service specifies may exceed
     */
    public Duration maxBackoff() {
        return settings.maxBackoff();
    }

    @Override
    public String toString() {
        return "RetryPolicy" + settings;
    }

    /** A builder of {@link RetryPolicy RetryPolicies}. Not thread-safe. */
    public static final class Builder {

        private int maxAttempts = RetrySettings.STANDARD.maxAttempts();
        private int maxThrottlingAttempts = RetrySettings.STANDARD.maxThrottlingAttempts();
        private Duration backoffBase = RetrySettings.STANDARD.backoffBase();
        private Duration throttlingBackoffBase = RetrySettings.STANDARD.throttlingBackoffBase();
        private Duration maxBackoff = RetrySettings.STANDARD.maxBackoff();

        private Builder() {}

        /**
         * Sets the maximum number of attempts for transient failures. Default: 3.
         *
         * @param attempts the number of attempts, including the first; at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder maxAttempts(int attempts) {
            this.maxAttempts = atLeastOne("maxAttempts", attempts);
            return this;
        }

        /**
         * Sets the maximum number of attempts when throttled. Default: 8.
         *
         * @param attempts the number of attempts, including the first; at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder maxThrottlingAttempts(int attempts) {
            this.maxThrottlingAttempts = atLeastOne("maxThrottlingAttempts", attempts);
            return this;
        }

        /**
         * Sets the base delay after transient failures, the upper bound of the first delay. Default: 50 ms.
         *
         * @param base from 0 to 1 day; doubles with each retry
         * @return this builder
         * @throws IllegalArgumentException if the delay is out of range
         */
        public Builder backoffBase(Duration base) {
            this.backoffBase = Durations.requireUpToADay("backoffBase", base);
            return this;
        }

        /**
         * Sets the base delay after throttling, the upper bound of the first delay. Default: 1 s.
         *
         * @param base from 0 to 1 day; doubles with each retry
         * @return this builder
         * @throws IllegalArgumentException if the delay is out of range
         */
        public Builder throttlingBackoffBase(Duration base) {
            this.throttlingBackoffBase = Durations.requireUpToADay("throttlingBackoffBase", base);
            return this;
        }

        /**
         * Sets the upper bound of all delays. Default: 20 s.
         *
         * @param backoff from 0 to 1 day; only a delay that the service specifies may exceed it
         * @return this builder
         * @throws IllegalArgumentException if the delay is out of range
         */
        public Builder maxBackoff(Duration backoff) {
            this.maxBackoff = Durations.requireUpToADay("maxBackoff", backoff);
            return this;
        }

        /**
         * Creates the policy.
         *
         * @return a new policy
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
