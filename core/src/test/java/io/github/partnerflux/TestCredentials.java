// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** A provider that counts its calls and passes the number of each, from 1, to a function. */
final class TestCredentials implements IdentityProvider<AwsCredentialsIdentity> {

    private final IntFunction<@Nullable CompletableFuture<AwsCredentialsIdentity>> resolve;
    private final AtomicInteger calls = new AtomicInteger();

    TestCredentials(IntFunction<@Nullable CompletableFuture<AwsCredentialsIdentity>> resolve) {
        this.resolve = resolve;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public Class<AwsCredentialsIdentity> identityType() {
        return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        return resolve.apply(calls.incrementAndGet());
    }
}
