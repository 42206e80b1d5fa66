// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Profile;
import io.github.partnerflux.emulator.internal.state.Profile.Headquarters;
import io.github.partnerflux.emulator.internal.state.Profile.LocalizedContent;
import io.github.partnerflux.emulator.internal.validation.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes profiles as the structures {@code TaskDetails} and {@code PartnerProfile} of the model. */
public final class ProfileJson {

    private ProfileJson() {}

    /** Returns the structure {@code PartnerProfile}: {@code TaskDetails} and the id, if the profile has one. */
    public static ObjectNode partnerProfile(Profile profile, @Nullable String profileId) {
        ObjectNode json = taskDetails(profile);
        if (profileId != null) {
            json.put("ProfileId", profileId);
        }
        return json;
    }

    /** Returns the structure {@code TaskDetails}. */
    public static ObjectNode taskDetails(Profile profile) {
        ObjectNode json = Json.object();
        json.put("DisplayName", profile.displayName());
        json.put("Description", profile.description());
        json.put("WebsiteUrl", profile.websiteUrl());
        json.put("LogoUrl", profile.logoUrl());
        json.put("PrimarySolutionType", profile.primarySolutionType());
        ArrayNode segments = json.putArray("IndustrySegments");
        profile.industrySegments().forEach(segments::add);
        json.put("TranslationSourceLocale", profile.translationSourceLocale());
        List<LocalizedContent> contents = profile.localizedContents();
        if (contents != null) {
            ArrayNode list = json.putArray("LocalizedContents");
            contents.forEach(content -> list.addObject()
                    .put("DisplayName", content.displayName())
                    .put("Description", content.description())
                    .put("WebsiteUrl", content.websiteUrl())
                    .put("LogoUrl", content.logoUrl())
                    .put("Locale", content.locale()));
        }
        Headquarters headquarters = profile.headquarters();
        if (headquarters != null) {
            json.putObject("Headquarters")
                    .put("CountryCode", headquarters.countryCode())
                    .put("SubdivisionCode", headquarters.subdivisionCode());
        }
        return json;
    }

    /** Returns the profile of a structure {@code TaskDetails}. */
    public static Profile read(Input details) {
        return new Profile(
                details.text("DisplayName"),
                details.text("Description"),
                details.text("WebsiteUrl"),
                details.text("LogoUrl"),
                details.text("PrimarySolutionType"),
                details.texts("IndustrySegments"),
                details.text("TranslationSourceLocale"),
                details.has("LocalizedContents") ? localizedContents(details) : null,
                headquarters(details.optionalObject("Headquarters")));
    }

    private static List<LocalizedContent> localizedContents(Input details) {
        return details.objects("LocalizedContents").stream()
                .map(content -> new LocalizedContent(
                        content.text("DisplayName"),
                        content.text("Description"),
                        content.text("WebsiteUrl"),
                        content.text("LogoUrl"),
                        content.text("Locale")))
                .toList();
    }

    private static @Nullable Headquarters headquarters(@Nullable Input headquarters) {
        return headquarters == null
                ? null
                : new Headquarters(headquarters.text("CountryCode"), headquarters.text("SubdivisionCode"));
    }
}
