// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Tests that consumers configure the structures in a request. */
class NestedBuildersUnitTests {

    @Test
    void setsAMemberOfAUnion() {
        StartVerificationRequest business = StartVerificationRequest.builder()
                .businessVerificationDetails(details -> details.legalName("Example Ltda.")
                        .registrationId("12345")
                        .countryCode("BR"))
                .build();
        StartVerificationRequest registrant = StartVerificationRequest.builder()
                .registrantVerificationDetails()
                .build();

        assertThat(business.verificationDetails())
                .isEqualTo(new BusinessVerificationDetails("Example Ltda.", "12345", "BR", null));
        assertThat(registrant.verificationDetails()).isEqualTo(new RegistrantVerificationDetails());
    }

    @Test
    void replacesTheMemberOfAUnionThatWasSetBefore() {
        StartVerificationRequest request = StartVerificationRequest.builder()
                .businessVerificationDetails(details -> details.legalName("Example Ltda.")
                        .registrationId("12345")
                        .countryCode("BR"))
                .registrantVerificationDetails()
                .build();

        assertThat(request.verificationDetails()).isEqualTo(new RegistrantVerificationDetails());
    }

    @Test
    void setsTheElementsOfAList() {
        TagResourceRequest.Builder builder = TagResourceRequest.builder()
                .resourceArn("arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/partner-1234567890abc")
                .tags(new Tag("replaced", ""))
                .tags(
                        tag -> tag.key("stage").value("test"),
                        tag -> tag.key("team").value("alliances"));

        assertThat(builder.build().tags()).containsExactly(new Tag("stage", "test"), new Tag("team", "alliances"));
        assertThat(builder.tags(tag -> tag.key("stage").value("test")).build().tags())
                .containsExactly(new Tag("stage", "test"));
    }

    @Test
    void rejectsAnElementWithoutARequiredMember() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagResourceRequest.builder().tags(tag -> tag.key("stage")))
                .withMessage("Tag.Value is required");
    }
}
