// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.Map;

/** The operations of this package, by name. */
public final class ProfileOperations {

    private ProfileOperations() {}

    public static Map<String, Operation> all() {
        return Map.of(
                "StartProfileUpdateTask", new StartProfileUpdateTask(),
                "GetProfileUpdateTask", new GetProfileUpdateTask(),
                "CancelProfileUpdateTask", new CancelProfileUpdateTask(),
                "GetProfileVisibility", new GetProfileVisibility(),
                "PutProfileVisibility", new PutProfileVisibility());
    }
}
