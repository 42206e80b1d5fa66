// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.profiles.ProfileFile;

/** System properties, environment variables and profiles that a test sets. */
public final class TestEnvironment {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private String profiles = "";

    public TestEnvironment property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public TestEnvironment variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Sets the lines of the file {@code ~/.aws/config}. */
    public TestEnvironment profiles(String... lines) {
        profiles = String.join("\n", lines);
        return this;
    }

    public AwsEnvironment get() {
        return new AwsEnvironment(
                properties::get,
                variables::get,
                () -> ProfileFile.builder()
                        .content(new ByteArrayInputStream(profiles.getBytes(UTF_8)))
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build());
    }
}
