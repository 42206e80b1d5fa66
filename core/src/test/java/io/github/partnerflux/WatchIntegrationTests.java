package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class WatchIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final PartnerCentralEmulator emulator =
            PartnerCentralEmulator.builder().accounts(3).connections(250).start();
    private final PartnerCentralAccountClient client =
            TestClients.clientWithoutBackoff(emulator.endpoint()).build();

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    @Test
    void theFirstPollEmitsAllConnectionsAndTheNextOneNothingElse() {
        List<ChangeEvent<ConnectionSummary>> first = client.watchConnections(request -> request.catalog("AWS"))
                .once()
                .collectList()
                .block(TIMEOUT);
        assertThat(first).hasSize(251);
        assertThat(first.subList(0, 250)).allMatch(event -> event instanceof Added);
        Synced<ConnectionSummary> synced = (Synced<ConnectionSummary>) first.get(250);
        assertThat(client.watchConnections(request -> request.catalog("AWS"))
                        .from(synced.snapshot())
                        .once()
                        .collectList()
                        .block(TIMEOUT))
                .containsExactly(synced);
    }

    @Test
    void aFleetIsPolledInACycle() {
        Flux<FleetAccount> accounts = Flux.range(0, 3)
                .map(number -> FleetAccount.of(
                        String.valueOf(number),
                        () -> TestClients.credentials(
                                emulator.account(number).accessKeyId(),
                                emulator.account(number).secretAccessKey())));
        List<FleetEvent<ChangeEvent<ConnectionSummary>>> events = client.listConnections(
                        accounts, request -> request.catalog("AWS"))
                .watch(account -> Mono.empty())
                .baseline()
                .once()
                .collectList()
                .block(TIMEOUT);
        assertThat(events).hasSize(6);
        assertThat(events)
                .filteredOn(event -> event instanceof Item<ChangeEvent<ConnectionSummary>> item
                        && item.item() instanceof Synced<ConnectionSummary> synced
                        && synced.listed() == 250
                        && item.next().equals(Checkpoint.start()))
                .hasSize(3);
        assertThat(events).filteredOn(event -> event instanceof Completed).hasSize(3);
    }
}
