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
 * Asks a provider for credentials, off the event loops: in the AWS SDK, {@code resolveIdentity} may read files, wait for locks
 * or call other services before it returns. Calls that come while an answer is awaited share it; once none of them waits any
 * more, the provider's call is cancelled.
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
     * @param scheduler where the provider runs, which may block
     * @param timeout how long its response is awaited
     * @param signals where the wait ends if none has come by then
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
        // What is in memory takes no thread of ours: a change of threads costs more than a signature.
        Mono<AwsCredentialsIdentity> answer = provider instanceof StaticCredentialsProvider inMemory
                ? Mono.fromCallable(() -> requireUsable(inMemory.resolveCredentials()))
                : Mono.defer(this::shared);
        return answer.onErrorMap(e -> Failure.beforeRequest(Kind.CREDENTIALS, describe(e), e));
    }

    private Mono<AwsCredentialsIdentity> shared() {
        while (true) {
            Resolution current = inFlight.get();
            if (current != null && current.join()) {
                return current.awaited();
            }
            Resolution fresh = new Resolution();
            if (inFlight.compareAndSet(current, fresh)) {
                return fresh.awaited();
            }
        }
    }

    /** One call of the provider, which goes on for as long as anybody waits for it. */
    private final class Resolution {

        /** Once it is 0 nobody joins any more. */
        private final AtomicInteger waiting = new AtomicInteger(1);

        private final Sinks.Empty<Void> abandoned = Sinks.empty();

        private final Mono<AwsCredentialsIdentity> answer = answer().subscribeOn(scheduler)
                .timeout(timeout, signals)
                // Before the result is out: whoever asks from then on asks anew.
                .doOnTerminate(() -> inFlight.compareAndSet(this, null))
                .takeUntilOther(abandoned.asMono())
                .contextWrite(LateFailures::ignoredIn)
                // Not share() or refCount(): one subscriber's cancel must not be another one's failure.
                .cache();

        boolean join() {
            return waiting.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        Mono<AwsCredentialsIdentity> awaited() {
            return answer.doFinally(signal -> leave());
        }

        private void leave() {
            if (waiting.decrementAndGet() == 0) {
                abandoned.tryEmitEmpty();
            }
        }
    }

    private Mono<AwsCredentialsIdentity> answer() {
        return Mono.<AwsCredentialsIdentity>fromCompletionStage(this::ask)
                .switchIfEmpty(Mono.error(CredentialsResolver::noCredentials))
                .map(CredentialsResolver::requireUsable);
    }

    private CompletionStage<? extends AwsCredentialsIdentity> ask() {
        try {
            CompletionStage<? extends AwsCredentialsIdentity> answer = provider.resolveIdentity();
            return answer == null ? CompletableFuture.failedFuture(noCredentials()) : answer;
        } catch (LinkageError e) {
            // For example a module that is missing. Reactor treats it as fatal and signals no subscriber.
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Surrounding white space is not significant: a file often has a line break at its end. */
    private static AwsCredentialsIdentity requireUsable(AwsCredentialsIdentity identity) {
        if (isMissing(identity.accessKeyId()) && isMissing(identity.secretAccessKey())) {
            throw new IllegalStateException("they are anonymous: there are none to sign with");
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

    /** Nothing below checks that a value cannot begin another header, or is sent as it is signed. */
    private static void requireHeaderCharacters(String name, String value) {
        requirePresent(name, value);
        // Not quoted: it may be secret.
        value.strip().chars().filter(c -> c < ' ' || c > '~').findFirst().ifPresent(c -> {
            throw new IllegalStateException("the " + name + " has a "
                    + (Character.isISOControl(c) ? "line break or another control character" : "character beyond ASCII")
                    + ", which a header cannot carry");
        });
    }

    private static IllegalStateException noCredentials() {
        return new IllegalStateException("the provider gave no credentials");
    }

    private String describe(Throwable e) {
        if (e instanceof TimeoutException) {
            return "no credentials came within " + timeout;
        }
        return "the credentials could not be resolved: " + ProviderFailure.describe(e);
    }
}
