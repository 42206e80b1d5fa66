// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.auth;

import io.github.partnerflux.internal.concurrent.LateFailures;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Resolves credentials off the event loops: in the AWS SDK, {@code resolveIdentity} may read files, wait for locks or
 * call other services before it returns. Calls that arrive during a resolution share it; once none of them waits for it
 * any more, it is cancelled.
 */
public final class CredentialsResolver {

    private final IdentityProvider<? extends AwsCredentialsIdentity> provider;
    private final Scheduler scheduler;
    private final Duration timeout;
    private final Scheduler signals;

    private final AtomicReference<@Nullable Resolution> inFlight = new AtomicReference<>();

    /**
     * Creates a resolver for one provider.
     *
     * @param scheduler runs the provider, which may block
     * @param timeout the timeout of a resolution
     * @param signals signals that the timeout has expired
     */
    public CredentialsResolver(
            IdentityProvider<? extends AwsCredentialsIdentity> provider,
            Scheduler scheduler,
            Duration timeout,
            Scheduler signals) {
        this.provider = provider;
        this.scheduler = scheduler;
        this.timeout = timeout;
        this.signals = signals;
    }

    /** Resolves the credentials for one attempt. A failure is a {@link Failure}. */
    public Mono<AwsCredentialsIdentity> resolve() {
        // Credentials in memory are read on the current thread: changing threads costs more than a signature.
        Mono<AwsCredentialsIdentity> credentials = provider instanceof StaticCredentialsProvider inMemory
                ? Mono.fromCallable(() -> requireUsable(inMemory.resolveCredentials()))
                : Mono.defer(this::shared);
        return credentials.onErrorMap(e -> Failure.beforeRequest(Kind.CREDENTIALS, describe(e), e));
    }

    private Mono<AwsCredentialsIdentity> shared() {
        while (true) {
            Resolution current = inFlight.get();
            if (current != null && current.join()) {
                return current.result();
            }
            Resolution fresh = new Resolution();
            if (inFlight.compareAndSet(current, fresh)) {
                return fresh.result();
            }
        }
    }

    /** One call of the provider, which is cancelled once no caller waits for it any more. */
    private final class Resolution {

        /** The number of callers that wait for the result. Once it is 0, no other caller may join. */
        private final AtomicInteger waiting = new AtomicInteger(1);

        private final Sinks.Empty<Void> abandoned = Sinks.empty();

        private final Mono<AwsCredentialsIdentity> result = usableIdentity()
                .subscribeOn(scheduler)
                .timeout(timeout, signals)
                // Before the result is emitted, so that all later calls start a new resolution.
                .doOnTerminate(() -> inFlight.compareAndSet(this, null))
                .takeUntilOther(abandoned.asMono())
                .contextWrite(LateFailures::ignoredIn)
                // Not share() or refCount(): the cancel of one subscriber must not fail another one.
                .cache();

        boolean join() {
            return waiting.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        Mono<AwsCredentialsIdentity> result() {
            return result.doFinally(signal -> leave());
        }

        private void leave() {
            if (waiting.decrementAndGet() == 0) {
                abandoned.tryEmitEmpty();
            }
        }
    }

    private Mono<AwsCredentialsIdentity> usableIdentity() {
        return Mono.<AwsCredentialsIdentity>fromCompletionStage(this::callProvider)
                .switchIfEmpty(Mono.error(CredentialsResolver::noCredentials))
                .map(CredentialsResolver::requireUsable);
    }

    private CompletionStage<? extends AwsCredentialsIdentity> callProvider() {
        try {
            CompletionStage<? extends AwsCredentialsIdentity> identity = provider.resolveIdentity();
            return identity == null ? CompletableFuture.failedFuture(noCredentials()) : identity;
        } catch (LinkageError e) {
            // For example, a missing module. Reactor would throw the error and not signal it.
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Checks that the credentials are complete. Surrounding whitespace is ignored, as files often end with a
     * line break.
     */
    private static AwsCredentialsIdentity requireUsable(AwsCredentialsIdentity identity) {
        if (isMissing(identity.accessKeyId()) && isMissing(identity.secretAccessKey())) {
            throw new IllegalStateException("the provider returned anonymous credentials, which cannot sign requests");
        }
        requireHeaderCharacters("access key identifier", identity.accessKeyId());
        requirePresent("secret access key", identity.secretAccessKey());
        if (identity instanceof AwsSessionCredentialsIdentity session) {
            requireHeaderCharacters("session token", session.sessionToken());
        }
        return identity;
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static void requirePresent(String name, @Nullable String value) {
        if (isMissing(value)) {
            throw new IllegalStateException("they have no " + name);
        }
    }

    /** Checks that a value cannot start another header and is sent as it was signed, which no later step does. */
    private static void requireHeaderCharacters(String name, String value) {
        requirePresent(name, value);
        // The message omits the value, which may be secret.
        String stripped = value.strip();
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalStateException("the " + name + " has a "
                        + (Character.isISOControl(c)
                                ? "line break or another control character"
                                : "character beyond ASCII")
                        + ", which a header cannot carry");
            }
        }
    }

    private static IllegalStateException noCredentials() {
        return new IllegalStateException("the provider returned no credentials");
    }

    private String describe(Throwable e) {
        if (e instanceof TimeoutException) {
            return "the provider did not return credentials within " + timeout;
        }
        return "the credentials could not be resolved: " + ProviderFailure.describe(e);
    }
}
