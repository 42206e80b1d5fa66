// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.util.Logger;
import reactor.util.Loggers;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** The credentials of an account of a fleet: a provider that the first attempt creates, and that is closed at the end. */
final class FleetCredentials implements IdentityProvider<AwsCredentialsIdentity> {

    private static final Logger LOG = Loggers.getLogger(FleetCredentials.class);

    private final FleetAccount account;
    private final Scheduler scheduler;

    private final ReentrantLock lock = new ReentrantLock();

    /** Written before the other one is read, in both methods, so that at least one of them sees the other's. */
    private volatile boolean used;

    private volatile boolean closed;

    private @Nullable IdentityProvider<? extends AwsCredentialsIdentity> provider;

    /**
     * @param scheduler closes the provider, which may block
     */
    FleetCredentials(FleetAccount account, Scheduler scheduler) {
        this.account = account;
        this.scheduler = scheduler;
    }

    @Override
    public Class<AwsCredentialsIdentity> identityType() {
        return AwsCredentialsIdentity.class;
    }

    /** Called on a thread that may block. */
    @Override
    public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        used = true;
        return provider().resolveIdentity();
    }

    private IdentityProvider<? extends AwsCredentialsIdentity> provider() {
        IdentityProvider<? extends AwsCredentialsIdentity> current;
        lock.lock();
        try {
            if (provider == null && !closed) {
                provider = create(account.credentials());
            }
            current = provider;
        } finally {
            lock.unlock();
        }
        if (closed || current == null) {
            closeProvider();
            throw new IllegalStateException("the listing of account " + account.key() + " has ended");
        }
        return current;
    }

    private IdentityProvider<? extends AwsCredentialsIdentity> create(
            Supplier<? extends IdentityProvider<? extends AwsCredentialsIdentity>> supplier) {
        IdentityProvider<? extends AwsCredentialsIdentity> created = supplier.get();
        if (created == null) {
            throw new IllegalStateException("the supplier for account " + account.key() + " returned no provider");
        }
        return created;
    }

    /** Closes the provider if there is one, on another thread. */
    void close() {
        closed = true;
        if (!used) {
            return;
        }
        try {
            scheduler.schedule(this::closeProvider);
        } catch (RejectedExecutionException e) {
            // The client is closed, or too many providers are busy.
            closeProvider();
        }
    }

    /** Never waits for a provider that is being created: its creator closes it. */
    private void closeProvider() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (provider instanceof AutoCloseable closeable) {
                provider = null;
                closeable.close();
            }
        } catch (Exception e) {
            LOG.debug("The credentials provider of account {} could not be closed", account.key(), e);
        } finally {
            lock.unlock();
        }
    }
}
