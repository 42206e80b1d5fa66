// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A running emulator and the client that calls it. JUnit closes it with the store that contains it. */
final class EmulatorSession implements AutoCloseable {

    private final PartnerCentralEmulator emulator;
    private final PartnerCentralAccountClient client;

    private volatile boolean closed;

    private EmulatorSession(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        this.emulator = emulator;
        this.client = client;
    }

    /** Creates a session of a running emulator, or closes the emulator if that fails. */
    static EmulatorSession of(PartnerCentralEmulator emulator) {
        return of(emulator, EmulatorSession::buildClient);
    }

    static EmulatorSession of(
            PartnerCentralEmulator emulator, Function<PartnerCentralEmulator, PartnerCentralAccountClient> client) {
        try {
            return new EmulatorSession(emulator, client.apply(emulator));
        } catch (Throwable e) {
            emulator.close();
            throw e;
        }
    }

    private static PartnerCentralAccountClient buildClient(PartnerCentralEmulator emulator) {
        return PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                .credentialsProvider(credentials(emulator.account(0)))
                .externalConfigurationEnabled(false)
                .build();
    }

    PartnerCentralEmulator emulator() {
        return emulator;
    }

    /** Returns a new view: its retry quota is not yet used up by failures that earlier tests have caused. */
    PartnerCentralAccountClient client(int account) {
        return client.withCredentialsProvider(credentials(emulator.account(account)));
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        try {
            client.close();
        } finally {
            emulator.close();
        }
    }

    private static AwsCredentialsProvider credentials(EmulatedAccount account) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey()));
    }
}
