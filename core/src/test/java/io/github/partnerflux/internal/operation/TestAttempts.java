// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;
import java.time.Clock;
import java.time.Duration;

/** Attempts that nothing was sent for. */
public final class TestAttempts {

    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(35), Duration.ofMinutes(2));

    private TestAttempts() {}

    public static Attempt<ListConnectionsResponse> listConnections(int number) {
        return listConnections(number, Clock.systemUTC());
    }

    public static Attempt<ListConnectionsResponse> listConnections(int number, Clock clock) {
        ListConnectionsRequest request =
                ListConnectionsRequest.builder().catalog("AWS").build();
        Call<ListConnectionsResponse> call =
                Call.of(Operations.listConnections().operation(), request, new byte[0], TIMEOUTS, 8);
        return new Attempt<>(call, number, new SigningTime(clock, Duration.ZERO));
    }
}
