// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The registration of partners: accounts start unverified, and without partners. */
class PartnerIntegrationTests extends AbstractEmulatorIntegrationTests {

    private static final String EMAIL = "ada@example.com";
    private static final String NAME = "Analytical Engines Ltd";
    private static final Map<String, Object> CONTACT =
            Map.of("FirstName", "Ada", "LastName", "Lovelace", "Email", EMAIL, "BusinessTitle", "Alliances");

    private final Caller account = Caller.of(emulator, 0);
    private final Caller other = Caller.of(emulator, 1);

    PartnerIntegrationTests() {
        super(PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(0)
                .verified(false)
                .partnersIn());
    }

    @Test
    void aNewPartnerHasAProfileWithTheLegalNameAndNoId() {
        verify(0, NAME);
        JsonNode created = create(account);

        assertThat(created.path("Id").asString()).matches("partner-[a-z2-7]{13}");
        assertThat(created.path("Arn").asString())
                .isEqualTo("arn:aws:partnercentral:us-east-1:" + account.accountId() + ":catalog/AWS/partner/"
                        + created.path("Id").asString());
        assertThat(created.path("LegalName").asString()).isEqualTo(NAME);
        assertThat(created.at("/AllianceLeadContact/Email").asString()).isEqualTo(EMAIL);
        assertThat(created.at("/Profile/DisplayName").asString()).isEqualTo(NAME);
        assertThat(created.at("/Profile/PrimarySolutionType").asString()).isEqualTo("SOFTWARE_PRODUCTS");
        assertThat(created.path("Profile").has("ProfileId")).isFalse();
        assertThat(created.path("AwsTrainingCertificationEmailDomains").isEmpty())
                .isTrue();
    }

    @Test
    void aPartnerIsFoundByItsIdAndArn() {
        verify(0, NAME);
        JsonNode created = create(account);
        JsonNode found =
                account.call("GetPartner", "Identifier", created.path("Id").asString());
        assertThat(account.call("GetPartner", "Identifier", created.path("Arn").asString()))
                .isEqualTo(found);
        for (String member : List.of("Catalog", "Arn", "Id", "LegalName", "CreatedAt", "Profile")) {
            assertThat(found.path(member)).as(member).isEqualTo(created.path(member));
        }
    }

    @Test
    void aForeignOrUnknownPartnerIsNotFound() {
        verify(0, NAME);
        JsonNode created = create(account);
        String id = created.path("Id").asString();
        assertThat(other.outcome("GetPartner", "Identifier", id)).isEqualTo("404 PARTNER_NOT_FOUND");
        assertThat(account.in("Sandbox").outcome("GetPartner", "Identifier", id))
                .isEqualTo("404 PARTNER_NOT_FOUND");
        assertThat(account.outcome("GetPartner", "Identifier", "partner-abcdefghijklm"))
                .isEqualTo("404 PARTNER_NOT_FOUND");
        assertThat(account.outcome(
                        "GetPartner",
                        "Identifier",
                        created.path("Arn").asString().replace("/AWS/", "/Sandbox/")))
                .isEqualTo("404 PARTNER_NOT_FOUND");
    }

    @Test
    void theCallersOwnPartnerIsListed() {
        assertThat(list(account)).isEmpty();
        verify(0, NAME);
        JsonNode created = create(account);
        assertThat(list(account)).containsExactly(created.path("Id").asString());
        assertThat(list(other)).isEmpty();
        assertThat(list(account.in("Sandbox"))).isEmpty();
    }

    @Test
    void aPageOfPartnersMayBeEmptyAndHaveAToken() {
        verify(0, NAME);
        String id = create(account).path("Id").asString();
        emulator.inject(Fault.emptyPage());
        JsonNode empty = account.call("ListPartners");
        assertThat(empty.path("PartnerSummaryList").isEmpty()).isTrue();
        JsonNode next = account.call(
                "ListPartners", "NextToken", empty.path("NextToken").asString());
        assertThat(next.at("/PartnerSummaryList/0/Id").asString()).isEqualTo(id);
        assertThat(next.has("NextToken")).isFalse();
    }

    @Test
    void thePageAfterThePartnerIsEmpty() {
        verify(0, NAME);
        create(account);
        emulator.inject(Fault.repeatToken());
        JsonNode first = account.call("ListPartners");
        assertThat(first.path("PartnerSummaryList")).hasSize(1);
        JsonNode next = account.call(
                "ListPartners", "NextToken", first.path("NextToken").asString());
        assertThat(next.path("PartnerSummaryList").isEmpty()).isTrue();
    }

    @Test
    void theCodeMustBeTheOneOfTheAddress() {
        verify(0, NAME);
        assertThat(account.outcome("CreatePartner", input(NAME, "000000")))
                .isEqualTo("400 FIELD EmailVerificationCode INVALID_VALUE");
        String code = sendCode("eve@example.com");
        assertThat(account.outcome("CreatePartner", input(NAME, code)))
                .isEqualTo("400 FIELD EmailVerificationCode INVALID_VALUE");
        assertThat(list(account)).isEmpty();
    }

    @Test
    void theBusinessMustBeVerified() {
        String code = sendCode();
        assertThat(account.outcome("CreatePartner", input(NAME, code)))
                .isEqualTo("400 BUSINESS INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS");
        startBusinessVerification(account, NAME);
        assertThat(account.outcome("CreatePartner", input(NAME, code)))
                .isEqualTo("400 BUSINESS INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS");
        emulator.account(0).completeVerification("BUSINESS_VERIFICATION", "FAILED");
        assertThat(account.outcome("CreatePartner", input(NAME, code)))
                .isEqualTo("400 BUSINESS INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS");
        assertThat(list(account)).isEmpty();
    }

    @Test
    void theRegistrantMustBeVerified() {
        startBusinessVerification(account, NAME);
        emulator.account(0).completeVerification("BUSINESS_VERIFICATION", "SUCCEEDED");
        assertThat(account.outcome("CreatePartner", input(NAME, sendCode())))
                .isEqualTo("400 BUSINESS INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS");
        assertThat(list(account)).isEmpty();
    }

    @Test
    void theLegalNameMustBeTheVerifiedOne() {
        verify(0, NAME);
        assertThat(account.outcome("CreatePartner", input("Difference Engines Ltd", sendCode())))
                .isEqualTo("400 BUSINESS INCOMPATIBLE_LEGAL_NAME");
        assertThat(list(account)).isEmpty();
    }

    @Test
    void anAccountHasOnePartnerInACatalog() {
        verify(0, NAME);
        create(account);
        assertThat(account.outcome("CreatePartner", input("Difference Engines Ltd", sendCode())))
                .isEqualTo("409 DUPLICATE_PARTNER");
        assertThat(list(account)).hasSize(1);
    }

    @Test
    void aLegalNameOccursOnceInACatalog() {
        verify(0, NAME);
        create(account);
        verify(1, NAME);
        assertThat(other.outcome("CreatePartner", input(NAME, sendCode()))).isEqualTo("409 DUPLICATE_PARTNER");
        assertThat(list(other)).isEmpty();
    }

    @Test
    void aFailedRegistrationDoesNotUseTheCode() {
        verify(0, NAME);
        String code = sendCode();
        account.outcome("CreatePartner", input("Difference Engines Ltd", code));
        assertThat(account.outcome("CreatePartner", input(NAME, code))).isEqualTo("200");
    }

    @Test
    void aRegistrationUsesTheCode() {
        verify(0, NAME);
        create(account);
        assertThat(emulator.emailVerificationCode(EMAIL)).isNull();
    }

    @Test
    void tagsAreSet() {
        verify(0, NAME);
        JsonNode created =
                account.call("CreatePartner", with(input(NAME, sendCode()), "Tags", tags("team", "alliances")));
        assertThat(account.call(
                                "ListTagsForResource",
                                "ResourceArn",
                                created.path("Arn").asString())
                        .at("/Tags/0/Value")
                        .asString())
                .isEqualTo("alliances");
    }

    @Test
    void reservedTagsAreRejected() {
        verify(0, NAME);
        assertThat(account.outcome(
                        "CreatePartner", with(input(NAME, sendCode()), "Tags", tags("aws:team", "alliances"))))
                .isEqualTo("400 FIELD Tags[0].Key INVALID_VALUE");
        assertThat(list(account)).isEmpty();
    }

    @Test
    void theSandboxTakesAnySixDigitsAndNeedsNoVerification() {
        JsonNode created = account.in("Sandbox").call("CreatePartner", input(NAME, "000000"));
        assertThat(list(account.in("Sandbox")))
                .containsExactly(created.path("Id").asString());
        assertThat(list(account)).isEmpty();
    }

    @Test
    void theSandboxTakesNoTags() {
        assertThat(account.in("Sandbox")
                        .outcome("CreatePartner", with(input(NAME, "000000"), "Tags", tags("team", "alliances"))))
                .isEqualTo("400 FIELD Tags ACTION_NOT_PERMITTED");
        assertThat(list(account.in("Sandbox"))).isEmpty();
    }

    @Test
    void invalidTagsAreReportedBeforeADuplicate() {
        account.in("Sandbox").call("CreatePartner", input(NAME, "000000"));
        assertThat(account.in("Sandbox")
                        .outcome("CreatePartner", with(input(NAME, "000000"), "Tags", tags("team", "alliances"))))
                .isEqualTo("400 FIELD Tags ACTION_NOT_PERMITTED");
        verify(0, NAME);
        create(account);
        assertThat(account.outcome(
                        "CreatePartner", with(input(NAME, sendCode()), "Tags", tags("aws:team", "alliances"))))
                .isEqualTo("400 FIELD Tags[0].Key INVALID_VALUE");
    }

    @Test
    void namesStayOutOfErrors() {
        verify(0, NAME);
        String name = "Difference Engines Ltd";
        String code = sendCode();
        assertThat(account.reply("CreatePartner", input(name, code)).body()).doesNotContain(name, NAME, code);
        assertThat(account.reply("CreatePartner", input(name, "000000")).body()).doesNotContain("000000", code);
    }

    private JsonNode create(Caller caller) {
        return caller.call("CreatePartner", input(NAME, sendCode()));
    }

    private static Object[] input(String legalName, String code) {
        return new Object[] {
            "LegalName",
            legalName,
            "PrimarySolutionType",
            "SOFTWARE_PRODUCTS",
            "AllianceLeadContact",
            CONTACT,
            "EmailVerificationCode",
            code
        };
    }

    private static Object[] with(Object[] members, Object... more) {
        return Stream.concat(Arrays.stream(members), Arrays.stream(more)).toArray();
    }

    private static List<Map<String, String>> tags(String key, String value) {
        return List.of(Map.of("Key", key, "Value", value));
    }

    private String sendCode() {
        return sendCode(EMAIL);
    }

    private String sendCode(String email) {
        Caller.of(emulator, 0).call("SendEmailVerificationCode", "Email", email);
        return emulator.emailVerificationCode(email);
    }

    private static List<String> list(Caller caller) {
        return caller.call("ListPartners")
                .path("PartnerSummaryList")
                .valueStream()
                .map(partner -> partner.path("Id").asString())
                .toList();
    }

    private void verify(int index, String legalName) {
        Caller caller = Caller.of(emulator, index);
        startBusinessVerification(caller, legalName);
        caller.call("StartVerification", "VerificationDetails", Map.of("RegistrantVerificationDetails", Map.of()));
        emulator.account(index).completeVerification("BUSINESS_VERIFICATION", "SUCCEEDED");
        emulator.account(index).completeVerification("REGISTRANT_VERIFICATION", "SUCCEEDED");
    }

    private static void startBusinessVerification(Caller caller, String legalName) {
        caller.call(
                "StartVerification",
                "VerificationDetails",
                Map.of(
                        "BusinessVerificationDetails",
                        Map.of("LegalName", legalName, "RegistrationId", "1815", "CountryCode", "GB")));
    }
}
