// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.future.EmulatedService.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Futures complete with the failure itself, which the JDK wraps in some cases. */
class FailureIntegrationTests {

    private static final ListConnectionsRequest REQUEST =
            ListConnectionsRequest.builder().catalog("AWS").maxResults(10).build();

    @RegisterExtension
    private final EmulatedService service = new EmulatedService(100, client -> client.retryPolicy(RetryPolicy.none()));

    @Test
    void passesTheFailureItselfToDependentStages() {
        CompletableFuture<List<ConnectionSummary>> future = throttled();

        CompletableFuture<Throwable> received = new CompletableFuture<>();
        future.whenComplete((list, e) -> received.complete(e));

        Throwable failure = await(received);
        assertThat(failure).isInstanceOfSatisfying(ThrottlingException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(429);
            assertThat(e.requestId()).isNotEmpty();
            assertThat(e.attempts()).isEqualTo(1);
        });
        assertThat(failureOf(future)).isSameAs(failure);
    }

    @Test
    void isWrappedByTheJdkInGetAndJoinAndForDependentsOfDependentStages() {
        CompletableFuture<List<ConnectionSummary>> future = throttled();

        assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                .isExactlyInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ThrottlingException.class);
        assertThatThrownBy(future::join)
                .isExactlyInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ThrottlingException.class);
        assertThat(failureOf(future.thenApply(List::size)))
                .isExactlyInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ThrottlingException.class);
    }

    @Test
    void failsAPage() {
        service.emulator().inject(Fault.throttle());

        assertThatThrownBy(() -> service.futures().listConnectionsPage(REQUEST).get(30, TimeUnit.SECONDS))
                .isExactlyInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ThrottlingException.class);
    }

    @Test
    void invokesTheConsumerForThePagesBeforeTheOneThatFails() {
        service.emulator().inject(Fault.delay(Duration.ZERO), Fault.throttle());
        List<String> consumed = new CopyOnWriteArrayList<>();

        CompletableFuture<Void> future =
                service.futures().forEachConnection(REQUEST, connection -> consumed.add(connection.id()));

        assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                .isExactlyInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ThrottlingException.class);
        assertThat(consumed).isEqualTo(service.ids().subList(0, 10));
    }

    @Test
    void failsWhenTheClientIsClosed() {
        service.emulator().inject(Fault.never());
        CompletableFuture<List<ConnectionSummary>> future = service.futures().listConnections(REQUEST);
        service.request(0);

        service.client().close();

        assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PartnerCentralTransportException.class);
    }

    private CompletableFuture<List<ConnectionSummary>> throttled() {
        service.emulator().inject(Fault.throttle());
        return service.futures().listConnections(REQUEST);
    }
}
