/**
 * Records the requests that were received, and how their exchanges ended.
 *
 * <p>Add facts about an exchange that users can query later. Knows neither the server nor the service.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.recording;

import org.jspecify.annotations.NullMarked;
