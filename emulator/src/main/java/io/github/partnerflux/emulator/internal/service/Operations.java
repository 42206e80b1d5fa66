// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.service;

import io.github.partnerflux.emulator.internal.operation.Listing;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PageTokens;
import io.github.partnerflux.emulator.internal.operation.connection.ConnectionOperations;
import io.github.partnerflux.emulator.internal.operation.invitation.InvitationOperations;
import io.github.partnerflux.emulator.internal.operation.partner.PartnerOperations;
import io.github.partnerflux.emulator.internal.operation.preferences.PreferencesOperations;
import io.github.partnerflux.emulator.internal.operation.profile.ProfileOperations;
import io.github.partnerflux.emulator.internal.operation.qualification.QualificationOperations;
import io.github.partnerflux.emulator.internal.operation.tag.TagOperations;
import io.github.partnerflux.emulator.internal.operation.verification.VerificationOperations;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry of operations. */
final class Operations {

    private final Map<String, Operation> byName = new HashMap<>();

    Operations(long seed) {
        Listing listing = new Listing(new PageTokens(seed));
        byName.putAll(ConnectionOperations.all(listing));
        byName.putAll(PartnerOperations.all(listing));
        byName.putAll(TagOperations.all());
        byName.putAll(VerificationOperations.all());
        byName.putAll(InvitationOperations.all(listing));
        byName.putAll(PreferencesOperations.all());
        byName.putAll(ProfileOperations.all());
        byName.putAll(QualificationOperations.all());
    }

    /** Returns the operation of a name, or {@code null} if there is none. */
    @Nullable
    Operation named(String name) {
        return byName.get(name);
    }
}
