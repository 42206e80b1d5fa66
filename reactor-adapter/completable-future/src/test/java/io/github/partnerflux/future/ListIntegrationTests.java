// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.Page;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListIntegrationTests {

    private static final ListConnectionsRequest REQUEST =
            ListConnectionsRequest.builder().catalog("AWS").maxResults(10).build();

    @RegisterExtension
    private final EmulatedService service = new EmulatedService(95);

    @Test
    void listsAll() {
        List<ConnectionSummary> connections = await(service.futures().listConnections(REQUEST));

        assertThat(connections).extracting(ConnectionSummary::id).isEqualTo(service.ids());
        assertThatThrownBy(connections::clear).isInstanceOf(UnsupportedOperationException.class);
        service.assertRequests(10);
    }

    @Test
    void sendsTheRequestImmediately() {
        service.futures().listConnectionsPage(REQUEST);

        service.request(0);
    }

    @Test
    void sendsARequestForEachCall() {
        await(service.futures().listConnectionsPage(REQUEST));
        await(service.futures().listConnectionsPage(REQUEST));

        service.assertRequests(2);
    }

    @Test
    void listsPageByPage() {
        List<String> ids = new ArrayList<>();
        Page<ConnectionSummary> page = await(service.futures().listConnectionsPage(REQUEST));
        service.assertRequests(1);
        while (true) {
            page.items().forEach(connection -> ids.add(connection.id()));
            if (!page.hasNext()) {
                break;
            }
            String token = page.nextToken();
            page = await(service.futures()
                    .listConnectionsPage(r -> r.catalog("AWS").maxResults(10).nextToken(token)));
        }

        assertThat(ids).isEqualTo(service.ids());
        service.assertRequests(10);
    }

    @Test
    void listsAsManyItemsAsTheLimit() {
        assertThat(await(PartnerCentralAccountFutureClient.from(service.client(), 95)
                        .listConnections(REQUEST)))
                .hasSize(95);
    }

    @Test
    void failsWithOneItemMoreThanTheLimit() {
        CompletableFuture<?> list =
                PartnerCentralAccountFutureClient.from(service.client(), 94).listConnections(REQUEST);

        assertThatThrownBy(() -> await(list)).hasCauseInstanceOf(TooManyItemsException.class);
    }

    @Test
    void abortsTheListingAboveTheLimit() {
        CompletableFuture<List<ConnectionSummary>> list =
                PartnerCentralAccountFutureClient.from(service.client(), 34).listConnections(REQUEST);

        assertThatThrownBy(() -> await(list))
                .cause()
                .isInstanceOfSatisfying(TooManyItemsException.class, e -> {
                    assertThat(e.maxListItems()).isEqualTo(34);
                    assertThat(e.operation()).isEqualTo("ListConnections");
                })
                .hasMessageContainingAll("34", "forEachConnection", "listConnectionsPublisher", "maxListItems");
        // The 35th item is in the first half of the fourth page, so that the fifth is not fetched.
        service.assertRequests(4);
    }

    @Test
    void rejectsALimitBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerCentralAccountFutureClient.from(service.client(), 0))
                .withMessageContaining("maxListItems");
    }

    @Test
    void rejectsAnInvalidRequestImmediately() {
        PartnerCentralAccountFutureClient futures = service.futures();

        assertThatIllegalArgumentException().isThrownBy(() -> futures.listConnections(r -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> futures.listConnectionsPage(r -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> futures.forEachConnection(r -> {}, c -> {}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> futures.forEachConnection(r -> {}, c -> {}, Runnable::run));
        assertThatIllegalArgumentException().isThrownBy(() -> futures.listConnectionsPublisher(r -> {}));
        service.assertRequests(0);
    }
}
