package io.github.partnerflux.emulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations that the emulator knows. Another one is another line here; nothing else names an operation. */
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
