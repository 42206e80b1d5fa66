/**
 * Spring Boot support for tests that call an emulator. Start at
 * {@link io.github.partnerflux.emulator.spring.boot.AutoConfigurePartnerCentralEmulator}.
 */
@NullMarked
package io.github.partnerflux.emulator.spring.boot;

import org.jspecify.annotations.NullMarked;
