/**
 * Authenticates requests by their Signature Version 4 signatures.
 *
 * <p>Add checks that determine which account sent a request. Shares no code with a client: a mistake in shared code
 * would cancel itself out.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.signing;

import org.jspecify.annotations.NullMarked;
