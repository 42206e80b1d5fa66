// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** The credentials providers of a fleet's accounts, which must be closed. */
public final class ClosableProviders {

    private final Queue<ClosableProvider> created = new ConcurrentLinkedQueue<>();

    /** Creates a provider of an account's credentials. */
    public IdentityProvider<AwsCredentialsIdentity> create(EmulatedAccount account) {
        ClosableProvider provider = new ClosableProvider(account);
        created.add(provider);
        return provider;
    }

    /** Asserts that this many providers have been created, and that each is closed once. */
    public void assertClosed(int expected) {
        assertThat(created).hasSize(expected).allSatisfy(provider -> {
            EmulatorExtension.await(provider.closed);
            assertThat(provider.closings).hasValue(1);
        });
    }

    private static final class ClosableProvider implements IdentityProvider<AwsCredentialsIdentity>, AutoCloseable {

        private final EmulatedAccount account;
        private final CompletableFuture<Void> closed = new CompletableFuture<>();
        private final AtomicInteger closings = new AtomicInteger();

        ClosableProvider(EmulatedAccount account) {
            this.account = account;
        }

        @Override
        public Class<AwsCredentialsIdentity> identityType() {
            return AwsCredentialsIdentity.class;
        }

        @Override
        public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
            return CompletableFuture.completedFuture(
                    AwsCredentialsIdentity.create(account.accessKeyId(), account.secretAccessKey()));
        }

        @Override
        public void close() {
            closings.incrementAndGet();
            closed.complete(null);
        }
    }
}
