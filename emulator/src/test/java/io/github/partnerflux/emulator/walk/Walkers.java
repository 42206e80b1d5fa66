// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.walk;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The accounts of a walk, and what identifies them. */
final class Walkers {

    private final List<Caller> callers;
    private final List<String> partnerIds;
    private final List<String> partnerArns;
    private final List<String> profileIds;

    Walkers(PartnerCentralEmulator emulator) {
        callers = IntStream.range(0, emulator.accounts().size())
                .mapToObj(account -> Caller.of(emulator, account))
                .toList();
        List<JsonNode> partners = callers.stream()
                .map(caller -> caller.call("ListPartners").at("/PartnerSummaryList/0"))
                .toList();
        partnerIds =
                partners.stream().map(partner -> partner.path("Id").asString()).toList();
        partnerArns =
                partners.stream().map(partner -> partner.path("Arn").asString()).toList();
        profileIds = IntStream.range(0, callers.size())
                .mapToObj(account -> callers.get(account)
                        .call("GetProfileVisibility", "Identifier", partnerIds.get(account))
                        .path("ProfileId")
                        .asString())
                .toList();
    }

    int count() {
        return callers.size();
    }

    List<Integer> all() {
        return IntStream.range(0, count()).boxed().toList();
    }

    Caller caller(int account) {
        return callers.get(account);
    }

    String accountId(int account) {
        return callers.get(account).accountId();
    }

    String partnerId(int account) {
        return partnerIds.get(account);
    }

    String partnerArn(int account) {
        return partnerArns.get(account);
    }

    String profileId(int account) {
        return profileIds.get(account);
    }

    /** Returns the account with an account id or a profile id, or -1. */
    int account(String identifier) {
        return IntStream.range(0, callers.size())
                .filter(account -> accountId(account).equals(identifier)
                        || profileId(account).equals(identifier))
                .findFirst()
                .orElse(-1);
    }
}
