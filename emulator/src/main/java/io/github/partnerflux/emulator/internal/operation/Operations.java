package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.validation.Model;
import io.github.partnerflux.emulator.internal.validation.RequestBody;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The registry of operations. Nothing else in the emulator names an operation. */
public final class Operations {

    private final Map<String, Operation> byName;
    private final Map<String, Operation> stubs = new ConcurrentHashMap<>();

    public Operations(Model model, PageTokens tokens) {
        ListConnections listConnections = new ListConnections(tokens);
        this.byName = Map.of(
                "ListConnections",
                (caller, body, fault) -> listConnections.call(caller, model.check("ListConnections", body), fault));
    }

    /** Returns the operation of a name or its stub, or {@code null} if there is neither. */
    public @Nullable Operation named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Operation stub = stubs.get(name);
        return stub == null ? byName.get(name) : stub;
    }

    /** Replaces an operation, or adds one, by a response to every body that is a JSON object. */
    public void stub(String name, Response response) {
        stubs.put(name, (caller, body, fault) -> {
            RequestBody.parse(body);
            return response;
        });
    }

    public void clearStubs() {
        stubs.clear();
    }
}
