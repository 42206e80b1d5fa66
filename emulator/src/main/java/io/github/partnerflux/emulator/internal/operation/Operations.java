package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.protocol.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The registry of operations. Nothing else in the emulator names an operation. */
public final class Operations {

    private final Map<String, Operation> byName;
    private final Map<String, Operation> stubs = new ConcurrentHashMap<>();

    public Operations(PageTokens tokens) {
        this.byName = Map.of("ListConnections", new ListConnections(tokens));
    }

    /** Returns the operation of a name or its stub, or {@code null} if there is neither. */
    public @Nullable Operation named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Operation stub = stubs.get(name);
        return stub == null ? byName.get(name) : stub;
    }

    /** Replaces an operation, or adds one, by a response that does not depend on the input. */
    public void stub(String name, Response response) {
        stubs.put(name, (caller, input, fault) -> response);
    }

    public void clearStubs() {
        stubs.clear();
    }
}
