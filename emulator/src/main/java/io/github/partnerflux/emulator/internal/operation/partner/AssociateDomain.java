// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.Partner.Domain;
import io.github.partnerflux.emulator.internal.state.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Associates the domain of an address with the caller's partner.
 *
 * <p>Assumption: if it is associated already, the call succeeds and neither checks nor uses the code, so that it can be
 * repeated. A domain at which anyone can have an address is incompatible. An address whose domain is longer than a
 * {@code DomainName} can be is invalid.
 */
final class AssociateDomain implements Operation {

    /** The maximum length of the model's {@code DomainName}, which is less than that of {@code Email}. */
    private static final int MAX_LENGTH = 253;

    @Override
    public ObjectNode call(Call call) {
        String email = call.input().text("Email");
        String name = domain(email);
        Partner partner = PartnerLookup.own(call);
        if (partner.domains().stream().noneMatch(domain -> domain.name().equals(name))) {
            EmailVerification.require(call, email);
            if (PublicEmailDomains.contains(name)) {
                throw ServiceError.business("The domain is one of a public email provider", "INCOMPATIBLE_DOMAIN");
            }
            call.requireBelow(
                    Quota.LIMIT_EXCEEDED_NUMBER_OF_DOMAIN, partner.domains().size());
            EmailVerification.use(call, email);
            List<Domain> domains = new ArrayList<>(partner.domains());
            domains.add(new Domain(name, call.now()));
            call.world().partners().put(partner.withDomains(List.copyOf(domains)));
        }
        return Json.object();
    }

    private static String domain(String email) {
        String name = email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (name.length() > MAX_LENGTH) {
            throw ServiceError.field(
                    "Email",
                    "its domain must have at most " + MAX_LENGTH + " characters, but has " + name.length(),
                    FieldError.INVALID_VALUE);
        }
        return name;
    }
}
