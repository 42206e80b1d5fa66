package io.github.partnerflux.spring.boot;

import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;

/** The application's event loops, where its class path has the type that Spring keeps them in. */
@FunctionalInterface
interface SharedEventLoops {

    /** Returns the event loops, which are not the client's to dispose of, or {@code null} if the application has none. */
    @Nullable
    LoopResources get();
}
