package io.github.partnerflux;

import io.github.partnerflux.internal.operation.Operations;
import io.github.partnerflux.internal.operation.PagedOperation;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

final class DefaultPartnerCentralAccountClient implements PartnerCentralAccountClient {

    private final ClientResources resources;
    private final IdentityProvider<? extends AwsCredentialsIdentity> provider;

    /** Overrides the client's retry policy, unless it is {@code null}. */
    private final @Nullable RetryPolicy retryPolicy;

    private final LazyInvoker invoker;

    /** {@code null} in a view, which closes nothing. */
    private final @Nullable ClientClosing closing;

    /** Creates a client whose credentials provider the caller closes. */
    DefaultPartnerCentralAccountClient(
            ClientResources resources, IdentityProvider<? extends AwsCredentialsIdentity> provider) {
        this(resources, provider, null, new ClientClosing(resources, null));
    }

    /** Creates a client that closes its credentials provider. */
    DefaultPartnerCentralAccountClient(ClientResources resources, DefaultCredentialsProvider provider) {
        this(resources, provider, null, new ClientClosing(resources, provider::close));
    }

    private DefaultPartnerCentralAccountClient(
            ClientResources resources,
            IdentityProvider<? extends AwsCredentialsIdentity> provider,
            @Nullable RetryPolicy retryPolicy,
            @Nullable ClientClosing closing) {
        this.resources = resources;
        this.provider = provider;
        this.retryPolicy = retryPolicy;
        this.invoker = resources.invoker(provider, retryPolicy);
        this.closing = closing;
    }

    @Override
    public PagedFlux<ConnectionSummary> listConnections(ListConnectionsRequest request) {
        return list(Operations.LIST_CONNECTIONS, Objects.requireNonNull(request, "request"));
    }

    private <I, O, T> PagedFlux<T> list(PagedOperation<I, O, T> list, I input) {
        PageFetcher<T> fetcher = new PageFetcher<>() {
            @Override
            public String operation() {
                return list.operation().name();
            }

            @Override
            public Mono<Page<T>> fetch(@Nullable String token) {
                return invoker.invoke(list.operation(), list.withToken().apply(input, token))
                        .map(response -> new Page<>(
                                list.items().apply(response.output()),
                                list.nextToken().apply(response.output()),
                                response.requestId()));
            }
        };
        return new PagedFlux<>(fetcher, Checkpoint.of(list.token().apply(input), 0));
    }

    @Override
    public PartnerCentralAccountClient withCredentialsProvider(
            IdentityProvider<? extends AwsCredentialsIdentity> provider) {
        return new DefaultPartnerCentralAccountClient(
                resources, Objects.requireNonNull(provider, "credentialsProvider"), retryPolicy, null);
    }

    @Override
    public PartnerCentralAccountClient withRetryPolicy(RetryPolicy policy) {
        return new DefaultPartnerCentralAccountClient(
                resources, provider, Objects.requireNonNull(policy, "retryPolicy"), null);
    }

    @Override
    public void close() {
        if (closing != null) {
            closing.close();
        }
    }

    @Override
    public Mono<Void> closeLater() {
        return closing == null ? Mono.empty() : closing.closeLater();
    }

    @Override
    public String toString() {
        return "PartnerCentralAccountClient[" + resources + "]";
    }
}
