// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.Page;
import io.github.partnerflux.PagedFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.PartnerCentralAccountModule;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class ListingTests extends Samples {

    @Test
    void listing(PartnerCentralAccountClient client) {
        // #region listing
        Flux<String> subsidiaries = client.listConnections(
                        request -> request.catalog("AWS").connectionType("SUBSIDIARY"))
                .map(connection -> connection.id() + " since " + connection.updatedAt());
        // #endregion listing

        assertThat(subsidiaries.collectList().block()).isNotEmpty();
    }

    @Test
    void readAhead(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        // #region read-ahead
        Flux<ConnectionSummary> connections =
                client.listConnections(request -> request.catalog("AWS")).readAhead(0);
        // #endregion read-ahead

        assertThat(connections.take(100).count().block()).isEqualTo(100);
        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void pages(PartnerCentralAccountClient client, CapturedOutput output) {
        // #region pages
        Mono<Void> stored = client.listConnections(request -> request.catalog("AWS"))
                .byPage()
                .concatMap(page -> store(page.items())
                        .doOnSuccess(done -> System.out.println(page.items().size() + " of " + page.requestId())))
                .then();
        // #endregion pages

        stored.block();
        assertThat(output.getOut()).contains("100 of ", "50 of ");
    }

    @Test
    void checkpoints(PartnerCentralAccountClient client) {
        AtomicReference<String> database = new AtomicReference<>();
        // #region checkpoints
        Flux<Checkpointed<ConnectionSummary>> connections = client.listConnections(request -> request.catalog("AWS"))
                .checkpointed()
                .doOnNext(connection -> database.set(connection.next().toString()));
        // #endregion checkpoints
        connections.take(120).blockLast();

        String text = database.get();
        // #region resume
        Checkpoint stored = text == null ? Checkpoint.start() : Checkpoint.parse(text);
        Flux<ConnectionSummary> rest =
                client.listConnections(request -> request.catalog("AWS")).resumeFrom(stored);
        // #endregion resume

        assertThat(rest.count().block()).isEqualTo(130);
    }

    @Test
    void json(PartnerCentralAccountClient client) {
        ConnectionSummary connection =
                client.listConnections(request -> request.catalog("AWS")).blockFirst();
        // #region json
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new PartnerCentralAccountModule())
                .build();
        String json = mapper.writeValueAsString(connection);
        ConnectionSummary copy = mapper.readValue(json, ConnectionSummary.class);
        // #endregion json

        assertThat(copy).isEqualTo(connection);
    }

    @Test
    void stubsAndDecorators(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        ConnectionSummary connection =
                client.listConnections(request -> request.catalog("AWS")).blockFirst();
        // #region stub
        PagedFlux<ConnectionSummary> stub =
                PagedFlux.fromPages(Flux.just(new Page<>(List.of(connection), null, "request-1")));
        // #endregion stub
        assertThat(stub.collectList().block()).containsExactly(connection);

        int before = emulator.requestCount();
        // #region cache
        PagedFlux<ConnectionSummary> cached =
                PagedFlux.fromPages(client.listConnections(request -> request.catalog("AWS"))
                        .byPage()
                        .cache());
        // #endregion cache
        assertThat(cached.count().block()).isEqualTo(cached.count().block());
        assertThat(emulator.requestCount() - before).isEqualTo(3);
    }

    private static Mono<Void> store(List<ConnectionSummary> connections) {
        return Mono.when(Flux.fromIterable(connections));
    }
}
