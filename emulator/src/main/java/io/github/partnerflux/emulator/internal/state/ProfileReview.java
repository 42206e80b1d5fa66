// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import io.github.partnerflux.emulator.internal.state.Profile.LocalizedContent;
import io.github.partnerflux.emulator.internal.state.ProfileUpdate.ErrorDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reviews new profiles.
 *
 * <p>Assumption: all are accepted, except those with a logo from the host {@code invalid-logo.example}, which exists to
 * test failures.
 */
final class ProfileReview {

    private static final Pattern INVALID_LOGO =
            Pattern.compile("https://invalid-logo\\.example([:/?#].*)?", Pattern.CASE_INSENSITIVE);

    private ProfileReview() {}

    /** Returns the errors of a profile in all of its languages: none if it is accepted. */
    static List<ErrorDetail> errors(Profile profile) {
        List<ErrorDetail> errors = new ArrayList<>();
        checkLogo(profile.logoUrl(), profile.translationSourceLocale(), errors);
        List<LocalizedContent> contents = profile.localizedContents();
        if (contents != null) {
            contents.forEach(content -> checkLogo(content.logoUrl(), content.locale(), errors));
        }
        return List.copyOf(errors);
    }

    /** Returns the errors of a profile that a reviewer has rejected. */
    static List<ErrorDetail> rejection(Profile profile) {
        return List.of(
                new ErrorDetail(profile.translationSourceLocale(), "The content is not acceptable", "INVALID_CONTENT"));
    }

    private static void checkLogo(String url, String locale, List<ErrorDetail> errors) {
        if (INVALID_LOGO.matcher(url).matches()) {
            errors.add(new ErrorDetail(locale, "The logo is not acceptable", "INVALID_LOGO"));
        }
    }
}
