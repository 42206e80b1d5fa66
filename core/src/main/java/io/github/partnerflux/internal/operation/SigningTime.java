// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

import java.time.Clock;
import java.time.Duration;

/**
 * The clock with which an attempt is signed.
 *
 * @param offset how far the clock is ahead of this machine's
 */
public record SigningTime(Clock clock, Duration offset) {}
