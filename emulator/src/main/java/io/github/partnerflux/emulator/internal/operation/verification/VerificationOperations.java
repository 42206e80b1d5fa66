// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.verification;

import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.Map;

/** The operations of this package, by name. */
public final class VerificationOperations {

    private VerificationOperations() {}

    public static Map<String, Operation> all() {
        return Map.of("StartVerification", new StartVerification(), "GetVerification", new GetVerification());
    }
}
