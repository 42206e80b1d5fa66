package io.github.partnerflux.emulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry of operations. Nothing else in the emulator names an operation. */
final class Operations {

    static final String TARGET_PREFIX = "PartnerCentralAccount.";

    private final Map<String, Operation> byName;

    Operations(PageTokens tokens) {
        this.byName = Map.of("ListConnections", new ListConnections(tokens));
    }

    @Nullable
    Operation named(@Nullable String name) {
        return name == null ? null : byName.get(name);
    }
}
