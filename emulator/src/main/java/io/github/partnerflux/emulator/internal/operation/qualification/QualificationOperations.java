// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.state.QualificationsTask.Kind;
import java.util.Map;

/** The operations of this package, by name. */
public final class QualificationOperations {

    private QualificationOperations() {}

    public static Map<String, Operation> all() {
        return Map.of(
                "StartQualificationsAssociationTask", new StartAssociation(),
                "StartQualificationsDisassociationTask", new StartDisassociation(),
                "GetQualificationsAssociationTask", new GetTask(Kind.ASSOCIATION),
                "GetQualificationsDisassociationTask", new GetTask(Kind.DISASSOCIATION),
                "GetQualificationsAssociationDetails", new GetAssociationDetails());
    }
}
