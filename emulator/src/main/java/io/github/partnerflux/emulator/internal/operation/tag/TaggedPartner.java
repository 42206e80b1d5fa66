// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.tag;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Catalogs;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.World;
import java.util.Map;

/**
 * A partner of the caller, and its catalog.
 *
 * <p>Assumptions: only partners have tags, so that any other ARN is that of an unknown partner; another account's
 * partner exists, but access to it is denied.
 */
record TaggedPartner(World world, Partner partner) {

    private static final int ACCOUNT_FIELD = 4;

    /**
     * Finds the partner with the {@code ResourceArn} of a call.
     *
     * @throws ServiceError if there is none, or it belongs to another account
     */
    static TaggedPartner of(Call call) {
        String arn = call.input().text("ResourceArn");
        Account owner = call.state().accounts().withId(arn.split(":", -1)[ACCOUNT_FIELD]);
        if (owner != null) {
            for (String catalog : Catalogs.ALL) {
                World world = call.state().world(catalog);
                Partner partner = world.partners().of(owner);
                if (partner != null && partner.arn(catalog).equals(arn)) {
                    requireOwner(call, owner);
                    return new TaggedPartner(world, partner);
                }
            }
        }
        throw ServiceError.notFound("PARTNER_NOT_FOUND", "There is no partner with this ARN");
    }

    private static void requireOwner(Call call, Account owner) {
        if (!owner.equals(call.caller())) {
            throw ServiceError.accessDenied("ACCESS_DENIED", "The partner belongs to another account");
        }
    }

    void replaceTags(Map<String, String> tags) {
        world.partners().put(partner.withTags(tags));
    }
}
