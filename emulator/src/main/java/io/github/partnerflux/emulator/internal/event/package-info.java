/**
 * Events in the format of EventBridge.
 *
 * <p>Add only what concerns the format. Which events there are is decided where the state changes.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.event;

import org.jspecify.annotations.NullMarked;
