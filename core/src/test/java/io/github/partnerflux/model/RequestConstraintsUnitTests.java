// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the checks of what requests contain. */
class RequestConstraintsUnitTests {

    private static final LocalizedContent PORTUGUESE = new LocalizedContent(
            "Exemplo", "Uma empresa", "https://example.com/pt", "https://example.com/logo.png", "pt-BR");

    private static final TaskDetails DETAILS = TaskDetails.builder()
            .displayName("Example")
            .description("A company")
            .websiteUrl("https://example.com")
            .logoUrl("https://example.com/logo.png")
            .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
            .industrySegments(IndustrySegment.EDUCATION)
            .translationSourceLocale("en-US")
            .localizedContents(PORTUGUESE)
            .headquarters(new Headquarters("DE", "BE"))
            .build();

    private static final AllianceLeadContact CONTACT =
            new AllianceLeadContact("Ada", "Lovelace", "ada@example.com", "Head of Alliances");

    static Stream<Arguments> violations() {
        return Stream.of(
                violation(
                        () -> update(DETAILS.toBuilder()
                                .localizedContents(
                                        PORTUGUESE,
                                        PORTUGUESE.toBuilder().locale("pt").build())),
                        "TaskDetails.LocalizedContents[1].Locale must match [a-z]{2}-[A-Z]{2}, but is \"pt\""),
                violation(
                        () -> update(DETAILS.toBuilder().headquarters(new Headquarters("de", "BE"))),
                        "TaskDetails.Headquarters.CountryCode must match [A-Z]{2}, but is \"de\""),
                violation(
                        () -> update(DETAILS.toBuilder().headquarters(new Headquarters(null, "BE"))),
                        "TaskDetails.Headquarters.CountryCode must be 2 characters long, but has 0: \"\""),
                violation(
                        () -> update(DETAILS.toBuilder().headquarters(headquarters -> headquarters.countryCode("DE"))),
                        "Headquarters.SubdivisionCode is required"),
                violation(
                        () -> update(DETAILS.toBuilder().websiteUrl("https://example.com/a\u00A0b")),
                        "TaskDetails.WebsiteUrl must match (https|HTTPS):\\/\\/[^\\/\\s]+(\\/\\S*)?, but is"
                                + " \"https://example.com/a\u00A0b\""),
                violation(
                        () -> update(DETAILS.toBuilder().primarySolutionType(new PrimarySolutionType(""))),
                        "TaskDetails.PrimarySolutionType is required"),
                violation(
                        () -> new CancelConnectionRequest(
                                "AWS", "pac-1234567890123", new ConnectionType(""), "r", null),
                        "ConnectionType is required"),
                violation(
                        () -> new GetConnectionPreferencesResponse("AWS", "arn", null, null, null, 7L)
                                .toUpdate()
                                .build(),
                        "AccessType is required"),
                violation(
                        () -> update(DETAILS.toBuilder().industrySegments(List.of())),
                        "TaskDetails.IndustrySegments must have 1 to 3 entries, but has 0"),
                violation(
                        () -> update(DETAILS.toBuilder().industrySegments(Arrays.asList(IndustrySegment.OTHER, null))),
                        "TaskDetails.IndustrySegments[1] is required"),
                violation(
                        () -> new TagResourceRequest(arn(), List.of(new Tag("k", "v".repeat(257)))),
                        "Tags[0].Value must be at most 256 characters long, but has 257: \"" + "v".repeat(257) + "\""),
                violation(
                        () -> new PutAllianceLeadContactRequest(
                                "AWS",
                                partner(),
                                CONTACT.toBuilder().lastName("\u0007SECRET").build(),
                                null),
                        "AllianceLeadContact.LastName must match [\\u0020-\\u007E\\u00A0-\\uD7FF\\uE000-\\uFFFD]+;"
                                + " its value is not shown"),
                violation(
                        () -> new PutAllianceLeadContactRequest("AWS", partner(), CONTACT, "1234567"),
                        "EmailVerificationCode must be 6 characters long, but has 7"),
                violation(
                        () -> new StartVerificationRequest(null, new BusinessVerificationDetails("A", "1", "DE", "d")),
                        "VerificationDetails.BusinessVerificationDetails.JurisdictionOfIncorporation must be 2"
                                + " characters long, but has 1: \"d\""),
                violation(
                        () -> new StartVerificationRequest(null, new VerificationDetails.Unknown("Newer")),
                        "VerificationDetails must be a BusinessVerificationDetails or RegistrantVerificationDetails"),
                violation(
                        () -> new CancelProfileUpdateTaskRequest("AWS", partner(), "no token", task()),
                        "ClientToken must match [A-Za-z0-9-_]+, but is \"no token\""));
    }

    private static Arguments violation(Supplier<?> request, String message) {
        return Arguments.argumentSet(message, request, message);
    }

    @ParameterizedTest
    @MethodSource("violations")
    void refusesWhatTheModelDoesNotAllow(Supplier<?> request, String message) {
        assertThatIllegalArgumentException().isThrownBy(request::get).withMessage(message);
    }

    @Test
    void acceptsWhatTheModelAllows() {
        assertThat(update(DETAILS.toBuilder()).taskDetails()).isEqualTo(DETAILS);
        assertThat(new TagResourceRequest(arn(), List.of(new Tag("k", ""))).tags())
                .containsExactly(new Tag("k", ""));
    }

    @Test
    void readsAnEmptyClientTokenAsAbsent() {
        assertThat(new CancelProfileUpdateTaskRequest("AWS", partner(), "", task()).clientToken())
                .isNull();
    }

    @Test
    void copiesAProfileForAnUpdate() {
        PartnerProfile profile = new PartnerProfile(
                "Example",
                "A company",
                "https://example.com",
                "https://example.com/logo.png",
                PrimarySolutionType.SOFTWARE_PRODUCTS,
                List.of(IndustrySegment.EDUCATION),
                "en-US",
                List.of(PORTUGUESE),
                new Headquarters("DE", "BE"),
                "pprofile-1234567890abc");
        PartnerProfile minimal = new PartnerProfile("Example", null, null, null, null, null, null, null, null, null);

        assertThat(TaskDetails.of(profile)).isEqualTo(DETAILS);
        assertThat(TaskDetails.of(minimal).hasLocalizedContents()).isFalse();
    }

    @Test
    void copiesPreferencesForAnUpdate() {
        ConnectionPreferences preferences = new GetConnectionPreferencesResponse(
                "AWS", "arn", AccessType.ALLOW_BY_DEFAULT_DENY_SOME, List.of("123456789012"), null, 7L);

        assertThat(preferences.toUpdate().build())
                .isEqualTo(new UpdateConnectionPreferencesRequest(
                        "AWS", 7L, AccessType.ALLOW_BY_DEFAULT_DENY_SOME, List.of("123456789012")));
    }

    private static StartProfileUpdateTaskRequest update(TaskDetails.Builder details) {
        return StartProfileUpdateTaskRequest.builder()
                .catalog("AWS")
                .identifier(partner())
                .taskDetails(details.build())
                .build();
    }

    private static String partner() {
        return "partner-1234567890abc";
    }

    private static String task() {
        return "pprofiletask-1234567890abc";
    }

    private static String arn() {
        return "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/" + partner();
    }
}
