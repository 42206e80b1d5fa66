// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.spring.boot.AutoConfigurePartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

@SpringBootTest
@AutoConfigurePartnerCentralEmulator(accounts = 2, connections = 250)
class SpringBootTests {

    @Autowired
    private PartnerCentralEmulator emulator;

    @Autowired
    private Partners partners;

    @Autowired
    @Qualifier("otherAccount")
    private PartnerCentralAccountClient other;

    @Test
    void injectsTheClient() {
        assertThat(partners.connections().next().block().id())
                .isEqualTo(emulator.account(0).connections().get(0).id());
    }

    @Test
    void injectsTheClientOfAnotherAccount() {
        assertThat(other.listConnections(request -> request.catalog("AWS"))
                        .blockFirst()
                        .id())
                .isEqualTo(emulator.account(1).connections().get(0).id());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Partners.class)
    static class Application {

        // #region second-account
        @Bean(defaultCandidate = false)
        @Qualifier("otherAccount")
        PartnerCentralAccountClient otherAccountClient(PartnerCentralAccountClient client) {
            return client.withCredentialsProvider(ProfileCredentialsProvider.create("test"));
        }
        // #endregion second-account
    }

    // #region service
    @Service
    static class Partners {

        private final PartnerCentralAccountClient client;

        Partners(PartnerCentralAccountClient client) {
            this.client = client;
        }

        Flux<ConnectionSummary> connections() {
            return client.listConnections(request -> request.catalog("AWS"));
        }
    }
    // #endregion service
}
