// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import io.github.partnerflux.internal.text.ExternalText;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** Looks up settings. Blank values count as not set. */
final class SettingReader {

    private static final String DEFAULT_PROFILE = "default";

    private final AwsEnvironment environment;
    private @Nullable ProfileFile profileFile;

    SettingReader(AwsEnvironment environment) {
        this.environment = environment;
    }

    @Nullable
    Sourced<String> find(AwsSetting setting) {
        Sourced<String> property = property(setting.property);
        if (property != null) {
            return property;
        }
        Sourced<String> variable = variable(setting.variable);
        return variable != null ? variable : profile(setting.profileKey);
    }

    boolean isTrue(AwsSetting setting) {
        Sourced<Boolean> value = findBoolean(setting);
        return value != null && value.value();
    }

    @Nullable
    Sourced<Boolean> findBoolean(AwsSetting setting) {
        Sourced<String> found = find(setting);
        if (found == null) {
            return null;
        }
        return switch (found.value().toLowerCase(Locale.ROOT)) {
            case "true" -> new Sourced<>(true, found.source());
            case "false" -> new Sourced<>(false, found.source());
            default ->
                throw new IllegalArgumentException(
                        found.source() + " must be true or false, but is " + ExternalText.excerpt(found.value()));
        };
    }

    @Nullable
    Sourced<String> property(String name) {
        return sourced(environment.property().apply(name), "system property " + name);
    }

    @Nullable
    Sourced<String> variable(String name) {
        return sourced(environment.variable().apply(name), "environment variable " + name);
    }

    /** Looks up a setting in the active profile. */
    @Nullable
    Sourced<String> profile(String key) {
        return sourced(
                profile().flatMap(profile -> profile.property(key)).orElse(null),
                key + " of profile " + ExternalText.excerpt(profileName()));
    }

    /** Looks up a setting in the {@code services} section to which the active profile refers. */
    @Nullable
    Sourced<String> service(String key) {
        String section =
                profile().flatMap(profile -> profile.property("services")).orElse(null);
        if (section == null) {
            return null;
        }
        return sourced(
                profileFile()
                        .getSection("services", section)
                        .flatMap(services -> services.property(key))
                        .orElse(null),
                key + " of services " + ExternalText.excerpt(section));
    }

    private Optional<Profile> profile() {
        return profileFile().profile(profileName());
    }

    private String profileName() {
        Sourced<String> property = property("aws.profile");
        Sourced<String> name = property != null ? property : variable("AWS_PROFILE");
        return name == null ? DEFAULT_PROFILE : name.value();
    }

    private ProfileFile profileFile() {
        ProfileFile read = profileFile;
        if (read == null) {
            try {
                read = environment.profileFile().get();
            } catch (RuntimeException | LinkageError e) {
                // Including linkage errors, which Reactor would throw and not signal.
                throw new IllegalArgumentException(
                        "the profile files cannot be read: " + ExternalText.excerpt(String.valueOf(e.getMessage())), e);
            }
            profileFile = read;
        }
        return read;
    }

    private static @Nullable Sourced<String> sourced(@Nullable String value, String source) {
        return value == null || value.isBlank() ? null : new Sourced<>(value.strip(), source);
    }
}
