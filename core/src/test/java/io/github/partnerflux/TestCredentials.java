package io.github.partnerflux;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** A provider that counts its calls and does in each, from 1, what it is told to. */
final class TestCredentials implements IdentityProvider<AwsCredentialsIdentity> {

    private final IntFunction<@Nullable CompletableFuture<AwsCredentialsIdentity>> answer;
    private final AtomicInteger calls = new AtomicInteger();

    TestCredentials(IntFunction<@Nullable CompletableFuture<AwsCredentialsIdentity>> answer) {
        this.answer = answer;
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
        return answer.apply(calls.incrementAndGet());
    }
}
