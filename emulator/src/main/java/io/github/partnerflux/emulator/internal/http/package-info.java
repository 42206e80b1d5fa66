/**
 * The HTTP server. Only this package knows Netty and Reactor Netty.
 *
 * <p>A request passes these steps: {@link io.github.partnerflux.emulator.internal.http.EmulatorServer} accepts
 * it, {@link io.github.partnerflux.emulator.internal.http.RequestHandler} reads and records it and takes a fault,
 * {@link io.github.partnerflux.emulator.internal.service.PartnerCentralService} returns the response, and
 * {@code ResponseSender} sends it. Add endpoints beside the service, such as the health check, as separate
 * handlers.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.http;

import org.jspecify.annotations.NullMarked;
