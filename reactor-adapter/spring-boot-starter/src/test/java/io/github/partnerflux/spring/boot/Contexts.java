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

/** Application contexts with the starter, and what is done with the client in them. */
final class Contexts {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Contexts() {}

    static ApplicationContextRunner withStarter() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountAutoConfiguration.class));
    }

    /** Calls an emulator as its first account. */
    static ApplicationContextRunner withStarterFor(PartnerCentralEmulator emulator) {
        return withStarter()
                .withPropertyValues("partnerflux.endpoint=" + emulator.endpoint())
                .withBean("credentials", AwsCredentialsProvider.class, credentials("test"));
    }

    /** The emulator's credentials, whose id and secret are the same. */
    static Supplier<AwsCredentialsProvider> credentials(String id) {
        return () -> StaticCredentialsProvider.create(AwsBasicCredentials.create(id, id));
    }

    static PartnerCentralAccountConnectionDetails detailsOf(URI endpoint) {
        return new PartnerCentralAccountConnectionDetails() {
            @Override
            public URI getEndpoint() {
                return endpoint;
            }
        };
    }

    /** Lists all connections and counts them. */
    static long list(PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog("AWS")).count().block(TIMEOUT);
    }
}
