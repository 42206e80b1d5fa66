/**
 * A local Partner Central Account service, for tests, demos and measurements.
 *
 * <p>{@link io.github.partnerflux.emulator.PartnerCentralEmulator} starts one, on 127.0.0.1 by default. It speaks the
 * service's wire protocol (AWS JSON 1.0, Signature Version 4), so that any AWS SDK can be pointed at it by overriding
 * the endpoint.
 *
 * <p>This package is the API. The packages below it are internal and may change at any time; a type belongs here only
 * if users of the library name it.
 *
 * <p>Nothing is {@code null} here unless it is marked {@link org.jspecify.annotations.Nullable}.
 */
@NullMarked
package io.github.partnerflux.emulator;

import org.jspecify.annotations.NullMarked;
