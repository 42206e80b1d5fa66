// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.spring.boot.PartnerCentralAccountConnectionDetails;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The endpoint of an emulator, and the credentials of its first account. */
final class EmulatorConnectionDetails implements PartnerCentralAccountConnectionDetails {

    private final PartnerCentralEmulator emulator;

    EmulatorConnectionDetails(PartnerCentralEmulator emulator) {
        this.emulator = emulator;
    }

    @Override
    public URI getEndpoint() {
        return emulator.endpoint();
    }

    @Override
    public AwsCredentialsProvider getCredentialsProvider() {
        EmulatedAccount account = emulator.account(0);
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey()));
    }
}
