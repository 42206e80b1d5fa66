// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EmailDomainIntegrationTests extends AbstractEmulatorIntegrationTests {

    private static final String ASSOCIATE = "AssociateAwsTrainingCertificationEmailDomain";
    private static final String DISASSOCIATE = "DisassociateAwsTrainingCertificationEmailDomain";

    private final Caller account = Caller.of(emulator, 0);

    EmailDomainIntegrationTests() {
        super(PartnerCentralEmulator.builder().accounts(2).connections(0).partnersIn("AWS", "Sandbox"));
    }

    @Test
    void theDomainIsWhatFollowsTheAtSign() {
        assertThat(associate("ada@Corp.Example")).isEqualTo("200");
        assertThat(associate("ada@labs.corp.example")).isEqualTo("200");
        assertThat(domains(account)).containsExactly("corp.example", "labs.corp.example");
        assertThat(domains(account.in("Sandbox"))).isEmpty();
    }

    @Test
    void theCodeMustBeTheOneOfTheAddress() {
        assertThat(account.outcome(ASSOCIATE, input(account, "ada@corp.example", "000000")))
                .isEqualTo("400 FIELD EmailVerificationCode INVALID_VALUE");
        assertThat(domains(account)).isEmpty();
    }

    @Test
    void aPublicProvidersDomainIsIncompatible() {
        assertThat(associate("ada@GMail.com")).isEqualTo("400 BUSINESS INCOMPATIBLE_DOMAIN");
        assertThat(domains(account)).isEmpty();
        assertThat(emulator.emailVerificationCode("ada@gmail.com")).isNotNull();
    }

    @Test
    void aDomainIsAtMostAsLongAsTheModelAllows() {
        String longest = ("a".repeat(61) + ".").repeat(4) + "a".repeat(5);
        assertThat(longest).hasSize(253);
        assertThat(associate("ada@" + longest + "a")).isEqualTo("400 FIELD Email INVALID_VALUE");
        assertThat(associate("ada@" + longest)).isEqualTo("200");
        assertThat(domains(account)).containsExactly(longest);
    }

    @Test
    void aPartnerHasAtMostFiftyDomains() {
        Caller sandbox = account.in("Sandbox");
        for (int i = 0; i < 50; i++) {
            sandbox.call(ASSOCIATE, input(sandbox, "ada@d" + i + ".example", "000000"));
        }
        assertThat(sandbox.outcome(ASSOCIATE, input(sandbox, "ada@d50.example", "000000")))
                .isEqualTo("402 LIMIT_EXCEEDED_NUMBER_OF_DOMAIN");
        assertThat(sandbox.outcome(ASSOCIATE, input(sandbox, "ada@d0.example", "000000")))
                .isEqualTo("200");
        assertThat(domains(sandbox)).hasSize(50).doesNotContain("d50.example");
    }

    @Test
    void anAssociatedDomainStaysAsItIs() {
        associate("ada@corp.example");
        JsonNode before = partner(account);
        assertThat(associate("eve@corp.example")).isEqualTo("200");
        assertThat(partner(account)).isEqualTo(before);
        assertThat(emulator.emailVerificationCode("eve@corp.example")).isNotNull();
        assertThat(account.outcome(ASSOCIATE, input(account, "ada@corp.example", "000000")))
                .isEqualTo("200");
    }

    @Test
    void aDomainIsDisassociated() {
        associate("ada@corp.example");
        associate("ada@labs.corp.example");
        assertThat(disassociate("CORP.example")).isEqualTo("200");
        assertThat(domains(account)).containsExactly("labs.corp.example");
    }

    @Test
    void anotherDomainIsNotFound() {
        associate("ada@corp.example");
        assertThat(disassociate("other.example")).isEqualTo("404 PARTNER_DOMAIN_NOT_FOUND");
        assertThat(domains(account)).containsExactly("corp.example");
        assertThat(disassociate("corp.example")).isEqualTo("200");
        assertThat(disassociate("corp.example")).isEqualTo("404 PARTNER_DOMAIN_NOT_FOUND");
    }

    @Test
    void aForeignPartnerIsNotFound() {
        Caller other = Caller.of(emulator, 1);
        assertThat(other.outcome(ASSOCIATE, input(account, "ada@corp.example", "000000")))
                .isEqualTo("404 PARTNER_NOT_FOUND");
        assertThat(other.outcome(DISASSOCIATE, "Identifier", id(account), "DomainName", "corp.example"))
                .isEqualTo("404 PARTNER_NOT_FOUND");
    }

    private String associate(String email) {
        account.call("SendEmailVerificationCode", "Email", email);
        return account.outcome(ASSOCIATE, input(account, email, emulator.emailVerificationCode(email)));
    }

    private String disassociate(String domain) {
        return account.outcome(DISASSOCIATE, "Identifier", id(account), "DomainName", domain);
    }

    private static Object[] input(Caller partner, String email, String code) {
        return new Object[] {"Identifier", id(partner), "Email", email, "EmailVerificationCode", code};
    }

    private static List<String> domains(Caller caller) {
        return partner(caller)
                .path("AwsTrainingCertificationEmailDomains")
                .valueStream()
                .map(domain -> domain.path("DomainName").asString())
                .toList();
    }

    private static JsonNode partner(Caller caller) {
        return caller.call("GetPartner", "Identifier", id(caller));
    }

    private static String id(Caller caller) {
        return caller.call("ListPartners").at("/PartnerSummaryList/0/Id").asString();
    }
}
