/**
 * The emulated service: it turns a request into a response.
 *
 * <p>{@link io.github.partnerflux.emulator.internal.service.PartnerCentralService} applies the checks in the order of
 * AWS and executes the operation. Add only what concerns the sequence; each check and each operation has a package of
 * its own. Knows no network.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.service;

import org.jspecify.annotations.NullMarked;
