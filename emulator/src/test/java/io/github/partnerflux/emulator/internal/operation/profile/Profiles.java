// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Partners and profiles in tests. */
public final class Profiles {

    private static final String EMAIL = "alliances@example.com";

    private Profiles() {}

    /** Returns the id of the caller's partner, which it has in the catalog. */
    public static String partnerId(Caller caller) {
        return caller.call("ListPartners")
                .path("PartnerSummaryList")
                .path(0)
                .path("Id")
                .stringValue();
    }

    /** Registers a partner in the Sandbox, which has no profile then, and returns its id. */
    public static String createPartner(Caller caller) {
        return createPartner(caller, "Partner of " + caller.accountId(), "123456");
    }

    /** Registers a partner in the catalog {@code AWS} for a verified account, and returns its id. */
    public static String registerPartner(PartnerCentralEmulator emulator, Caller caller) {
        String legalName = caller.call("GetVerification", "VerificationType", "BUSINESS_VERIFICATION")
                .findValue("LegalName")
                .stringValue();
        caller.call("SendEmailVerificationCode", "Email", EMAIL);
        return createPartner(caller, legalName, emulator.emailVerificationCode(EMAIL));
    }

    private static String createPartner(Caller caller, String legalName, String code) {
        return caller.call(
                        "CreatePartner",
                        "LegalName",
                        legalName,
                        "PrimarySolutionType",
                        "CONSULTING_SERVICES",
                        "AllianceLeadContact",
                        Map.of(
                                "FirstName", "Ada",
                                "LastName", "Lovelace",
                                "Email", EMAIL,
                                "BusinessTitle", "Head of Alliances"),
                        "EmailVerificationCode",
                        code)
                .path("Id")
                .stringValue();
    }

    /** Returns a value of the structure {@code TaskDetails}, to which optional members may be added. */
    public static Map<String, Object> details(String displayName) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("DisplayName", displayName);
        details.put("Description", "New.");
        details.put("WebsiteUrl", "https://www.example.com/new");
        details.put("LogoUrl", "https://www.example.com/new.png");
        details.put("PrimarySolutionType", "SOFTWARE_PRODUCTS");
        details.put("IndustrySegments", List.of("GAMING", "RETAIL"));
        details.put("TranslationSourceLocale", "en-US");
        return details;
    }

    /** Returns a value of the structure {@code LocalizedContent}. */
    static Map<String, Object> localized(String locale, String logoUrl) {
        return Map.of(
                "DisplayName", "Blauer Hafen",
                "Description", "Neu.",
                "WebsiteUrl", "https://www.example.com/neu",
                "LogoUrl", logoUrl,
                "Locale", locale);
    }
}
