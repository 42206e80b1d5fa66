// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.flinkjob;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.flink.PartnerConnectionsSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The accounts of an emulator in this process. Apart from the job, whose jar does not contain the emulator. */
final class EmulatedFleet implements AutoCloseable {

    /** An account that the emulator does not have. */
    private static final String REVOKED = "revoked";

    private final PartnerCentralEmulator emulator;
    private final List<String> keys = new ArrayList<>();

    EmulatedFleet(int accounts, int connections) {
        emulator = PartnerCentralEmulator.builder()
                .accounts(accounts)
                .connections(connections)
                .latency(Duration.ofMillis(20))
                .start();
        emulator.accounts().stream().map(EmulatedAccount::accessKeyId).forEach(keys::add);
        keys.add(REVOKED);
    }

    int size() {
        return keys.size();
    }

    PartnerConnectionsSource source() {
        URI endpoint = emulator.endpoint();
        return FlinkJob.fleet(keys)
                .client(() -> PartnerCentralAccountClient.builder()
                        .endpointOverride(endpoint)
                        .externalConfigurationEnabled(false)
                        .build())
                .credentials(key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(key, key)))
                .build();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
