package io.github.partnerflux.emulator.internal.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry of operations. Nothing else in the emulator names an operation. */
public final class Operations {

    private final Map<String, Operation> byName;

    public Operations(PageTokens tokens) {
        this.byName = Map.of("ListConnections", new ListConnections(tokens));
    }

    /** Returns the operation of a name, or {@code null} if there is none. */
    public @Nullable Operation named(@Nullable String name) {
        return name == null ? null : byName.get(name);
    }
}
