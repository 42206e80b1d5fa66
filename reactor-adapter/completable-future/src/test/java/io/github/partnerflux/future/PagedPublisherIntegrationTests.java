// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.Page;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagedPublisherIntegrationTests {

    @RegisterExtension
    private final EmulatedService service = new EmulatedService(95);

    private PagedPublisher<ConnectionSummary> publisher() {
        return service.futures().listConnectionsPublisher(r -> r.catalog("AWS").maxResults(10));
    }

    @Test
    void invokesAConsumerForEachItem() {
        List<String> ids = new CopyOnWriteArrayList<>();

        await(publisher().forEach(connection -> ids.add(connection.id())));

        assertThat(ids).isEqualTo(service.ids());
    }

    @Test
    void invokesAConsumerForEachPageWithItsRequestId() {
        List<Page<ConnectionSummary>> pages = new CopyOnWriteArrayList<>();

        await(publisher().byPage().forEach(pages::add));

        assertThat(pages)
                .hasSize(10)
                .allSatisfy(page -> assertThat(page.requestId()).isNotEmpty());
        assertThat(pages.stream().flatMap(page -> page.items().stream()).map(ConnectionSummary::id))
                .containsExactlyElementsOf(service.ids());
    }

    @Test
    void resumesFromACheckpoint() {
        List<Checkpointed<ConnectionSummary>> first = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> stopped = publisher().checkpointed().forEach(item -> {
            first.add(item);
            if (first.size() == 42) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThat(EmulatedService.failureOf(stopped)).hasMessage("stopped");
        String stored = first.get(41).next().toString();

        List<String> remaining = new CopyOnWriteArrayList<>();
        await(publisher().resumeFrom(Checkpoint.parse(stored)).forEach(connection -> remaining.add(connection.id())));

        assertThat(remaining).isEqualTo(service.ids().subList(42, 95));
    }

    @Test
    void fetchesTheNextPageAccordingToTheReadAhead() {
        CompletableFuture<Void> firstConsumed = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> listing = publisher().readAhead(10).forEach(connection -> {
            firstConsumed.complete(null);
            await(release);
        });

        await(firstConsumed);
        service.request(1);

        listing.cancel(true);
        release.complete(null);
        assertThatIllegalArgumentException().isThrownBy(() -> publisher().readAhead(-1));
    }

    @Test
    void runsTheConsumerOnTheExecutor() {
        List<String> threads = new CopyOnWriteArrayList<>();
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "application"));
        try {
            await(publisher()
                    .byPage()
                    .forEach(page -> threads.add(Thread.currentThread().getName()), executor));
        } finally {
            executor.shutdown();
        }

        assertThat(threads).hasSize(10).containsOnly("application");
    }
}
