// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;

/**
 * Supplies the event loops of the application. Does not refer to Spring's {@code ReactorResourceFactory}, which may not
 * be on the class path.
 */
@FunctionalInterface
interface SharedEventLoops {

    /** Returns the event loops, which the client must not dispose, or {@code null} if the application has none. */
    @Nullable
    LoopResources get();
}
