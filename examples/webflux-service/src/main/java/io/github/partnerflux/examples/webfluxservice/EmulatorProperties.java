// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The emulator's settings. The defaults are slow enough to watch the pages arrive, and throttle some requests.
 *
 * @param connections the number of connections
 * @param latency the delay before each response
 * @param throttleRate the share of throttled requests, from 0 to 1
 */
@ConfigurationProperties("demo.emulator")
record EmulatorProperties(
        @DefaultValue("4000") int connections,
        @DefaultValue("200ms") Duration latency,
        @DefaultValue("0.15") double throttleRate) {}
