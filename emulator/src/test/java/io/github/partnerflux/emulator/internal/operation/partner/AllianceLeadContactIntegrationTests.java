// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AllianceLeadContactIntegrationTests extends AbstractEmulatorIntegrationTests {

    private static final String EMAIL = "grace@corp.example";

    private final Caller account = Caller.of(emulator, 0);

    AllianceLeadContactIntegrationTests() {
        super(PartnerCentralEmulator.builder().accounts(2).connections(0).partnersIn("AWS", "Sandbox"));
    }

    @Test
    void thePartnerStartsWithAContact() {
        JsonNode output = get(account);
        assertThat(output.path("Id").asString()).isEqualTo(id(account));
        assertThat(output.at("/AllianceLeadContact/Email").asString()).isEqualTo("alliances@example.com");
    }

    @Test
    void aNewAddressNeedsItsCode() {
        JsonNode before = get(account);
        assertThat(account.outcome("PutAllianceLeadContact", put(account, EMAIL)))
                .isEqualTo("400 FIELD EmailVerificationCode REQUIRED_FIELD_MISSING");
        assertThat(account.outcome("PutAllianceLeadContact", put(account, EMAIL, "000000")))
                .isEqualTo("400 FIELD EmailVerificationCode INVALID_VALUE");
        assertThat(get(account)).isEqualTo(before);

        account.call("SendEmailVerificationCode", "Email", EMAIL);
        String code = emulator.emailVerificationCode(EMAIL);
        JsonNode changed = account.call("PutAllianceLeadContact", put(account, EMAIL, code));
        assertThat(changed.at("/AllianceLeadContact/Email").asString()).isEqualTo(EMAIL);
        assertThat(get(account)).isEqualTo(changed);
        assertThat(emulator.emailVerificationCode(EMAIL)).isNull();
    }

    @Test
    void theSameAddressNeedsNoCode() {
        JsonNode changed = account.call("PutAllianceLeadContact", put(account, "Alliances@example.com"));
        assertThat(changed.at("/AllianceLeadContact/FirstName").asString()).isEqualTo("Grace");
        assertThat(changed.at("/AllianceLeadContact/LastName").asString()).isEqualTo("Hopper");
        assertThat(changed.at("/AllianceLeadContact/BusinessTitle").asString()).isEqualTo("Rear Admiral");
        assertThat(get(account)).isEqualTo(changed);
    }

    @Test
    void aNewAddressNeedsAnySixDigitsInTheSandbox() {
        Caller sandbox = account.in("Sandbox");
        JsonNode elsewhere = get(account);
        assertThat(sandbox.outcome("PutAllianceLeadContact", put(sandbox, EMAIL)))
                .isEqualTo("400 FIELD EmailVerificationCode REQUIRED_FIELD_MISSING");
        assertThat(sandbox.outcome("PutAllianceLeadContact", put(sandbox, EMAIL, "000000")))
                .isEqualTo("200");
        assertThat(get(account)).isEqualTo(elsewhere);
    }

    @Test
    void aForeignPartnersContactIsNotFound() {
        Caller other = Caller.of(emulator, 1);
        assertThat(other.outcome("GetAllianceLeadContact", "Identifier", id(account)))
                .isEqualTo("404 PARTNER_NOT_FOUND");
        assertThat(other.outcome("PutAllianceLeadContact", put(account, EMAIL))).isEqualTo("404 PARTNER_NOT_FOUND");
    }

    private static Object[] put(Caller partner, String email) {
        return new Object[] {
            "Identifier",
            id(partner),
            "AllianceLeadContact",
            Map.of("FirstName", "Grace", "LastName", "Hopper", "Email", email, "BusinessTitle", "Rear Admiral")
        };
    }

    private static Object[] put(Caller partner, String email, String code) {
        Object[] contact = put(partner, email);
        return new Object[] {contact[0], contact[1], contact[2], contact[3], "EmailVerificationCode", code};
    }

    private static JsonNode get(Caller caller) {
        return caller.call("GetAllianceLeadContact", "Identifier", id(caller));
    }

    private static String id(Caller caller) {
        return caller.call("ListPartners").at("/PartnerSummaryList/0/Id").asString();
    }
}
