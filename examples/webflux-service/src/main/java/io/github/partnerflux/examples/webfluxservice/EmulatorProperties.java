package io.github.partnerflux.examples.webfluxservice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the emulator is like. By default slow enough for its pages to be seen coming, and busy enough to refuse some.
 *
 * @param connections how many there are
 * @param latency how long each answer takes
 * @param throttleRate which share of the requests is refused, from 0 to 1
 */
@ConfigurationProperties("demo.emulator")
record EmulatorProperties(
        @DefaultValue("4000") int connections,
        @DefaultValue("200ms") Duration latency,
        @DefaultValue("0.15") double throttleRate) {}
