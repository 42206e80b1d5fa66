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
        return new Attempt<>(call(RetrySafety.ALWAYS), number, new SigningTime(clock, Duration.ZERO));
    }

    /** Returns an attempt of an operation like {@code ListConnections} that has this safety. */
    public static Attempt<ListConnectionsResponse> of(RetrySafety safety, int number) {
        return new Attempt<>(call(safety), number, new SigningTime(Clock.systemUTC(), Duration.ZERO));
    }

    private static Call<ListConnectionsResponse> call(RetrySafety safety) {
        ListConnectionsRequest request =
                ListConnectionsRequest.builder().catalog("AWS").build();
        return Call.of(TestOperations.listConnections(safety), request, new byte[0], TIMEOUTS, 8);
    }
}
