// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.junit.PartnerCentralEmulatorExtension;
import io.github.partnerflux.model.CreatePartnerResponse;
import io.github.partnerflux.model.GetPartnerResponse;
import io.github.partnerflux.model.PartnerSummary;
import io.github.partnerflux.model.PrimarySolutionType;
import io.github.partnerflux.model.ProfileTaskStatus;
import io.github.partnerflux.model.ProfileUpdateTask;
import io.github.partnerflux.model.ProfileVisibility;
import io.github.partnerflux.model.PutProfileVisibilityResponse;
import io.github.partnerflux.model.StartVerificationResponse;
import io.github.partnerflux.model.TaskDetails;
import io.github.partnerflux.model.Verification;
import io.github.partnerflux.model.VerificationResponseDetails.RegistrantVerificationResponse;
import io.github.partnerflux.model.VerificationStatus;
import io.github.partnerflux.model.VerificationType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** The samples of the page about partners. */
class PartnersTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String EMAIL = "ada@engines.example";

    @RegisterExtension
    static final PartnerCentralEmulatorExtension EMULATOR = PartnerCentralEmulatorExtension.of(emulator ->
            emulator.connections(0).verified(false).partnersIn("AWS").profileUpdateDuration(Duration.ZERO));

    @Test
    void becomesAPartner(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        // #region verify-business
        Mono<StartVerificationResponse> business = client.startVerification(
                request -> request.businessVerificationDetails(details -> details.legalName("Ada's Engines Ltd.")
                        .registrationId("12345678")
                        .countryCode("GB")));
        // #endregion verify-business
        business.block(TIMEOUT);
        emulator.account(0).completeVerification("BUSINESS_VERIFICATION", "SUCCEEDED");

        // #region verify-registrant
        Mono<String> link = client.startVerification(request -> request.registrantVerificationDetails())
                .map(verification ->
                        verification.verificationResponseDetails() instanceof RegistrantVerificationResponse registrant
                                ? registrant.completionUrl() // for the registrant alone: it acts in that person's name
                                : "");
        // #endregion verify-registrant
        assertThat(link.block(TIMEOUT)).startsWith("https://");
        emulator.account(0).completeVerification("REGISTRANT_VERIFICATION", "SUCCEEDED");

        // #region verified
        Mono<Verification> verified = client.waitUntilVerificationSucceeded(
                        request -> request.verificationType(VerificationType.REGISTRANT_VERIFICATION))
                .every(Duration.ofMinutes(5))
                .result();
        // #endregion verified
        assertThat(verified.block(TIMEOUT).verificationStatus()).isEqualTo(VerificationStatus.SUCCEEDED);

        // #region code
        Mono<Void> sent = client.sendEmailVerificationCode(
                        request -> request.catalog("Sandbox").email(EMAIL))
                .then();
        // #endregion code
        sent.block(TIMEOUT);
        String code = "123456";

        // #region create
        Mono<String> partnerId = client.createPartner(request -> request.catalog("Sandbox")
                        .legalName("Ada's Engines Ltd.")
                        .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
                        .allianceLeadContact(contact -> contact.firstName("Ada")
                                .lastName("Lovelace")
                                .email(EMAIL)
                                .businessTitle("Founder"))
                        .emailVerificationCode(code))
                .map(CreatePartnerResponse::id);
        // #endregion create
        assertThat(partnerId.block(TIMEOUT)).startsWith("partner-");
    }

    @Test
    void findsItsPartner(PartnerCentralAccountClient client) {
        // #region own-partner
        Mono<GetPartnerResponse> partner = client.listPartners(request -> request.catalog("AWS"))
                .next()
                .map(PartnerSummary::id)
                .flatMap(id ->
                        client.getPartner(request -> request.catalog("AWS").identifier(id)));
        // #endregion own-partner

        assertThat(partner.block(TIMEOUT).profile().displayName()).isNotEmpty();
    }

    @Test
    void updatesItsProfile(PartnerCentralAccountClient client) {
        GetPartnerResponse partner = partner(client);

        // #region update-profile
        Mono<ProfileUpdateTask> updated = client.startProfileUpdateTask(request -> request.catalog("AWS")
                        .identifier(partner.id())
                        .taskDetails(TaskDetails.of(partner.profile()).toBuilder()
                                .description("Migrations to AWS since 2015.")
                                .build()))
                .then(client.waitUntilProfileUpdateTaskSucceeded(
                                request -> request.catalog("AWS").identifier(partner.id()))
                        .result());
        // #endregion update-profile

        assertThat(updated.block(TIMEOUT).status()).isEqualTo(ProfileTaskStatus.SUCCEEDED);
        assertThat(partner(client).profile().description()).isEqualTo("Migrations to AWS since 2015.");

        // #region publish
        Mono<PutProfileVisibilityResponse> published = client.putProfileVisibility(
                request -> request.catalog("AWS").identifier(partner.id()).visibility(ProfileVisibility.PUBLIC));
        // #endregion publish

        assertThat(published.block(TIMEOUT).visibility()).isEqualTo(ProfileVisibility.PUBLIC);
    }

    @Test
    void countsCertifications(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        String partnerId = partner(client).id();
        client.sendEmailVerificationCode(request -> request.catalog("AWS").email(EMAIL))
                .block(TIMEOUT);
        String code = emulator.emailVerificationCode(EMAIL);

        // #region email-domain
        Mono<Void> associated = client.associateAwsTrainingCertificationEmailDomain(request -> request.catalog("AWS")
                        .identifier(partnerId)
                        .email(EMAIL) // the domain is engines.example
                        .emailVerificationCode(code))
                .then();
        // #endregion email-domain

        associated.block(TIMEOUT);
        assertThat(partner(client).awsTrainingCertificationEmailDomains())
                .singleElement()
                .satisfies(domain -> assertThat(domain.domainName()).isEqualTo("engines.example"));
    }

    private static GetPartnerResponse partner(PartnerCentralAccountClient client) {
        return client.listPartners(request -> request.catalog("AWS"))
                .next()
                .flatMap(partner ->
                        client.getPartner(request -> request.catalog("AWS").identifier(partner.id())))
                .block(TIMEOUT);
    }
}
