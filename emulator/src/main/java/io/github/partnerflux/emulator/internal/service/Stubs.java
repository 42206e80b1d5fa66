// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.service;

import io.github.partnerflux.emulator.internal.protocol.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Responses that replace those of operations, whatever the input is. */
public final class Stubs {

    private final Map<String, Response> byOperation = new ConcurrentHashMap<>();

    public void put(String operation, Response response) {
        byOperation.put(operation, response);
    }

    public void clear() {
        byOperation.clear();
    }

    @Nullable
    Response named(String operation) {
        return byOperation.get(operation);
    }
}
