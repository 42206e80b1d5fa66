// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import java.time.Duration;

/**
 * What the server serves.
 *
 * @param latency the delay before each response
 * @param pages the pages of each account
 * @param counters the counters of the requests
 */
record Service(Duration latency, Pages pages, Counters counters) {}
