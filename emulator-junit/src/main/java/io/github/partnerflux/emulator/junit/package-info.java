/**
 * JUnit support for tests that call an emulator. Start at
 * {@link io.github.partnerflux.emulator.junit.PartnerCentralEmulatorTest}.
 */
@NullMarked
package io.github.partnerflux.emulator.junit;

import org.jspecify.annotations.NullMarked;
