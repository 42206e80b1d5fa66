// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.Page;
import io.github.partnerflux.PagedFlux;

final class PagedFluxPublisher<T> extends FluxPublisher<T> implements PagedPublisher<T> {

    private final PagedFlux<T> items;

    PagedFluxPublisher(PagedFlux<T> items) {
        super(items);
        this.items = items;
    }

    @Override
    public ListingPublisher<Page<T>> byPage() {
        return new FluxPublisher<>(items.byPage());
    }

    @Override
    public PagedPublisher<T> resumeFrom(Checkpoint checkpoint) {
        return new PagedFluxPublisher<>(items.resumeFrom(checkpoint));
    }

    @Override
    public ListingPublisher<Checkpointed<T>> checkpointed() {
        return new FluxPublisher<>(items.checkpointed());
    }

    @Override
    public PagedPublisher<T> readAhead(int items) {
        return new PagedFluxPublisher<>(this.items.readAhead(items));
    }
}
