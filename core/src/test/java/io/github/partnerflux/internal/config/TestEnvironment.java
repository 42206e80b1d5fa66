package io.github.partnerflux.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.profiles.ProfileFile;

/** An environment of a test's own. */
public final class TestEnvironment {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final AtomicInteger profileReads = new AtomicInteger();
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

    public int profileReads() {
        return profileReads.get();
    }

    public AwsEnvironment get() {
        return new AwsEnvironment(properties::get, variables::get, () -> {
            profileReads.incrementAndGet();
            return ProfileFile.builder()
                    .content(new ByteArrayInputStream(profiles.getBytes(UTF_8)))
                    .type(ProfileFile.Type.CONFIGURATION)
                    .build();
        });
    }
}
