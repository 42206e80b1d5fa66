// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a partner profile, with the members of {@code TaskDetails} in the model.
 *
 * @param localizedContents {@code null} if a profile update did not specify them
 * @param headquarters {@code null} if none was ever specified
 */
public record Profile(
        String displayName,
        String description,
        String websiteUrl,
        String logoUrl,
        String primarySolutionType,
        List<String> industrySegments,
        String translationSourceLocale,
        @Nullable List<LocalizedContent> localizedContents,
        @Nullable Headquarters headquarters) {

    Profile withDisplayName(String value) {
        return new Profile(
                value,
                description,
                websiteUrl,
                logoUrl,
                primarySolutionType,
                industrySegments,
                translationSourceLocale,
                localizedContents,
                headquarters);
    }

    /** Returns the profile, with these headquarters if it has none. */
    Profile withDefaultHeadquarters(@Nullable Headquarters otherwise) {
        return new Profile(
                displayName,
                description,
                websiteUrl,
                logoUrl,
                primarySolutionType,
                industrySegments,
                translationSourceLocale,
                localizedContents,
                headquarters == null ? otherwise : headquarters);
    }

    /** The content in one language. */
    public record LocalizedContent(
            String displayName, String description, String websiteUrl, String logoUrl, String locale) {}

    /** A country and its subdivision, by their ISO 3166 codes. */
    public record Headquarters(String countryCode, String subdivisionCode) {}
}
