/**
 * The values of the wire protocol, AWS JSON 1.0: requests, responses, errors and the JSON in their bodies.
 *
 * <p>Add only what does not depend on an operation, on state or on the HTTP server. Knows no other package of
 * the emulator.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.protocol;

import org.jspecify.annotations.NullMarked;
