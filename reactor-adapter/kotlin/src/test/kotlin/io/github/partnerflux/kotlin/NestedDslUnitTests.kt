// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.model.AllianceLeadContact
import io.github.partnerflux.model.BusinessVerificationDetails
import io.github.partnerflux.model.PrimarySolutionType
import io.github.partnerflux.model.RegistrantVerificationDetails
import io.github.partnerflux.model.Tag
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

/** Blocks configure the structures of a request. */
class NestedDslUnitTests {

    private val contact: AllianceLeadContact =
        AllianceLeadContact.builder()
            .firstName("Ana")
            .lastName("Lima")
            .email("ana@example.com")
            .businessTitle("Head of Alliances")
            .build()

    @Test
    fun setsAStructureAndAddsToAList() {
        val request = createPartner {
            allianceLeadContact {
                firstName = "Ana"
                lastName = "Lima"
                email = "ana@example.com"
                businessTitle = "Head of Alliances"
            }
            tag {
                key = "stage"
                value = "test"
            }
            tag {
                key = "team"
                value = "alliances"
            }
        }
            .build()

        assertThat(request.allianceLeadContact()).isEqualTo(contact)
        assertThat(request.tags()).containsExactly(Tag("stage", "test"), Tag("team", "alliances"))
    }

    @Test
    fun takesStructuresThatExist() {
        val request = createPartner {
            allianceLeadContact = contact
            tags = listOf(Tag("stage", "test"))
        }
            .build()

        assertThat(request.allianceLeadContact()).isSameAs(contact)
        assertThat(request.tags()).containsExactly(Tag("stage", "test"))
    }

    @Test
    fun checksStructuresWithTheRequest() {
        assertThatThrownBy { createPartner { allianceLeadContact = contact.toBuilder().email("ana").build() }.build() }
            .isExactlyInstanceOf(IllegalArgumentException::class.java)
            .hasMessageContaining("AllianceLeadContact.Email")
    }

    @Test
    fun namesTheStructureThatLacksAMember() {
        assertThatThrownBy { createPartner { allianceLeadContact { firstName = "Ana" } } }
            .isExactlyInstanceOf(IllegalArgumentException::class.java)
            .hasMessage("AllianceLeadContact.LastName is required")
    }

    @Test
    fun setsAMemberOfAUnion() {
        val business =
            StartVerificationRequestDsl()
                .apply {
                    businessVerificationDetails {
                        legalName = "Example Ltda."
                        registrationId = "12345"
                        countryCode = "BR"
                    }
                }
                .build()
        val registrant = StartVerificationRequestDsl().apply { registrantVerificationDetails() }.build()

        assertThat(business.verificationDetails())
            .isEqualTo(BusinessVerificationDetails("Example Ltda.", "12345", "BR", null))
        assertThat(registrant.verificationDetails()).isEqualTo(RegistrantVerificationDetails())
    }

    private fun createPartner(block: CreatePartnerRequestDsl.() -> Unit) =
        CreatePartnerRequestDsl()
            .apply {
                catalog = "AWS"
                legalName = "Example Ltda."
                primarySolutionType = PrimarySolutionType.SOFTWARE_PRODUCTS
                emailVerificationCode = "123456"
            }
            .apply(block)
}
