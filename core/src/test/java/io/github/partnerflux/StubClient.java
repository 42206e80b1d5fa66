// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** A client of an application, which implements only what is called. */
record StubClient(Flux<Page<ConnectionSummary>> pages) implements PartnerCentralAccountClient {

    @Override
    public PagedFlux<ConnectionSummary> listConnections(ListConnectionsRequest request) {
        return PagedFlux.fromPages(pages);
    }

    @Override
    public PartnerCentralAccountClient withCredentialsProvider(
            IdentityProvider<? extends AwsCredentialsIdentity> provider) {
        return this;
    }

    @Override
    public void close() {}

    @Override
    public Mono<Void> closeLater() {
        return Mono.empty();
    }
}
