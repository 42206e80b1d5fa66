// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.preferences;

import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.Map;

/** The operations of this package, by name. */
public final class PreferencesOperations {

    private PreferencesOperations() {}

    public static Map<String, Operation> all() {
        return Map.of(
                "GetConnectionPreferences", new GetConnectionPreferences(),
                "UpdateConnectionPreferences", new UpdateConnectionPreferences());
    }
}
