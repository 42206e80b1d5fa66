// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;

/** Completing a future early aborts its call. */
@ParameterizedClass
@MethodSource("calls")
class CancellationIntegrationTests {

    private static final ListConnectionsRequest REQUEST =
            ListConnectionsRequest.builder().catalog("AWS").build();

    @Parameter
    Function<PartnerCentralAccountFutureClient, CompletableFuture<?>> call;

    @RegisterExtension
    private final EmulatedService service = new EmulatedService(100);

    static Stream<ArgumentSet> calls() {
        return Stream.of(
                call(
                        "getConnection",
                        futures -> futures.getConnection(
                                request -> request.catalog("AWS").identifier("pac-abcdefghijklm"))),
                call("listConnections", futures -> futures.listConnections(REQUEST)),
                call("listConnectionsPage", futures -> futures.listConnectionsPage(REQUEST)),
                call("forEachConnection", futures -> futures.forEachConnection(REQUEST, connection -> {})));
    }

    private static ArgumentSet call(
            String name, Function<PartnerCentralAccountFutureClient, CompletableFuture<?>> call) {
        return Arguments.argumentSet(name, call);
    }

    @Test
    void cancelAbortsTheCall() {
        CompletableFuture<?> future = callWithoutResponse();
        RecordedRequest request = service.request(0);

        assertThat(future.cancel(true)).isTrue();

        service.assertAborted(request);
        assertThat(future).isCancelled();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        service.assertRequests(1);
    }

    @Test
    void timeoutAbortsTheCall() {
        CompletableFuture<?> future = callWithoutResponse();
        RecordedRequest request = service.request(0);

        future.orTimeout(1, TimeUnit.MILLISECONDS);

        service.assertAborted(request);
        assertThatThrownBy(future::join).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void completionByTheCallerAbortsTheCall() {
        CompletableFuture<?> future = callWithoutResponse();
        RecordedRequest request = service.request(0);

        future.complete(null);

        service.assertAborted(request);
    }

    @Test
    void cancellingADependentFutureDoesNotAbortTheCall() {
        CompletableFuture<?> future = callWithoutResponse();
        RecordedRequest request = service.request(0);

        future.thenRun(() -> {}).cancel(true);

        assertThat(future).isNotDone();
        future.cancel(true);
        service.assertAborted(request);
    }

    private CompletableFuture<?> callWithoutResponse() {
        service.emulator().inject(Fault.never());
        return call.apply(service.futures());
    }
}
