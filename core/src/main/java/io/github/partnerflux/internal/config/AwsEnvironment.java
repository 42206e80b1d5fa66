// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The system properties, environment variables and profile files of a process.
 *
 * @param property returns the value of a system property
 * @param variable returns the value of an environment variable
 * @param profileFile reads the profile files, which may block
 */
public record AwsEnvironment(
        Function<String, @Nullable String> property,
        Function<String, @Nullable String> variable,
        Supplier<ProfileFile> profileFile) {

    /** Returns an environment in which nothing is set. */
    public static AwsEnvironment empty() {
        return new AwsEnvironment(
                name -> null, name -> null, () -> ProfileFile.aggregator().build());
    }

    /** Returns the environment of this process. */
    public static AwsEnvironment ofThisProcess() {
        return new AwsEnvironment(System::getProperty, System::getenv, ProfileFile::defaultProfileFile);
    }
}
