// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Creates application contexts with the starter, and calls the client in them. */
final class Contexts {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Contexts() {}

    static ApplicationContextRunner withStarter() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountAutoConfiguration.class));
    }

    /** Returns a context whose client calls an emulator with the credentials of its first account. */
    static ApplicationContextRunner withStarterFor(PartnerCentralEmulator emulator) {
        return withStarter()
                .withPropertyValues("partnerflux.endpoint=" + emulator.endpoint())
                .withBean("credentials", AwsCredentialsProvider.class, credentials("test"));
    }

    /** Returns credentials of the emulator, whose access key ID and secret are the same. */
    static Supplier<AwsCredentialsProvider> credentials(String accessKeyId) {
        return () -> StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, accessKeyId));
    }

    static PartnerCentralAccountConnectionDetails detailsOf(URI endpoint) {
        return new PartnerCentralAccountConnectionDetails() {
            @Override
            public URI getEndpoint() {
                return endpoint;
            }
        };
    }

    /** Lists all connections and returns their number. */
    static long list(PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog("AWS")).count().block(TIMEOUT);
    }
}
