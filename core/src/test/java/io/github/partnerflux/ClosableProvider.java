package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** A provider that must be closed. */
final class ClosableProvider implements IdentityProvider<AwsCredentialsIdentity>, AutoCloseable {

    private final EmulatedAccount account;
    private final CountDownLatch closed = new CountDownLatch(1);
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
        closed.countDown();
    }

    void awaitClosed() {
        try {
            assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(closings).hasValue(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
