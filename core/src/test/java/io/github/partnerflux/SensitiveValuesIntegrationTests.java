// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.model.PrimarySolutionType;
import io.github.partnerflux.model.ValidationError.BusinessValidationError;
import io.github.partnerflux.model.ValidationError.FieldValidationError;
import io.github.partnerflux.test.RawServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the sensitive values of a request are masked where the service quotes them. */
class SensitiveValuesIntegrationTests {

    private static final String[] VALUES = {"Ada", "Lovelace & Daughters Ltd", "Lovelace", "Al", "123456"};

    @Test
    void masksMessagesAndFieldErrors() {
        ValidationException e = createPartner(ValidationException.class, 400, """
                {"__type": "ValidationException",
                 "Message": "Ada Lovelace of Lovelace & Daughters Ltd: code-123456x for Al, Also invalid",
                 "ErrorDetails": [
                   {"FieldValidationError": {"Name": "LegalName", "Message": "bad: Lovelace", "Code": "INVALID_VALUE"}},
                   {"BusinessValidationError": {"Message": "'Al' is not Ada", "Code": "INCOMPATIBLE_LEGAL_NAME"}}]}""");

        assertThat(e).hasMessageContaining("*** *** of ***: code-***x for ***, Also invalid");
        assertThat(e.errorDetails())
                .extracting(error -> error instanceof FieldValidationError field
                        ? field.message()
                        : ((BusinessValidationError) error).message())
                .containsExactly("bad: ***", "'***' is not ***");
    }

    /** Values in a body of an unknown format may be escaped in any way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Lovelace &amp; Daughters Ltd</p>",
                "<p>Lovelace+%26+Daughters+Ltd</p>",
                "{\"Message\": \"Lovelace \\u0026 Daughters Ltd\"",
                "[\"Lovelace \\u0026 Daughters Ltd\"]"
            })
    void showsNothingOfABodyThatIsNotAnError(String body) {
        assertThat(createPartner(PartnerCentralServiceException.class, 403, body))
                .hasMessage("CreatePartner: error [status 403, request id null]:"
                        + " the body is not a JSON error; it is not shown, as the request has sensitive values");
    }

    @Test
    void mentionsNoBodyWhereThereIsNone() {
        assertThat(createPartner(PartnerCentralServiceException.class, 403, ""))
                .hasMessage("CreatePartner: error [status 403, request id null]");
    }

    @Test
    void keepsTheMessagesOfOtherOperations() {
        try (RawServer server =
                        new RawServer(RawServer.respondingWith(RawServer.response(400, "{\"Message\": \"Ada\"}")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            assertThat(catchThrowableOfType(
                            PartnerCentralServiceException.class,
                            () -> client.listPartners(r -> r.catalog("Ada")).blockLast(TIMEOUT)))
                    .hasMessageEndingWith(": Ada");
        }
    }

    private static <E extends Exception> E createPartner(Class<E> expected, int status, String body) {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(status, body)));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            E e = catchThrowableOfType(
                    expected,
                    () -> client.createPartner(r -> r.catalog("AWS")
                                    .legalName("Lovelace & Daughters Ltd")
                                    .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
                                    .allianceLeadContact(contact -> contact.firstName("Ada")
                                            .lastName("Lovelace")
                                            .businessTitle("Al")
                                            .email("ada@example.com"))
                                    .emailVerificationCode("123456"))
                            .block(TIMEOUT));
            assertThat(server.requests().get(0)).contains(VALUES);
            return e;
        }
    }
}
