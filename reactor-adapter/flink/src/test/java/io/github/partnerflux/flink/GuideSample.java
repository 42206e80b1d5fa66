package io.github.partnerflux.flink;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** The guide's sample, which thus compiles. */
final class GuideSample {

    private GuideSample() {}

    static DataStream<FleetEvent<ConnectionSummary>> events(StreamExecutionEnvironment environment) {
        // #region source
        PartnerConnectionsSource source = PartnerConnectionsSource.builder()
                .accounts(AccountDiscovery.of(List.of("prod", "test")))
                .credentials(profile -> ProfileCredentialsProvider.create(profile))
                .request(request -> request.catalog("AWS"))
                .cycle(Duration.ofHours(1)) // without it, the job ends when all accounts are listed
                .build();
        DataStream<FleetEvent<ConnectionSummary>> events = environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "connections")
                .uid("connections");
        // #endregion source
        return events;
    }
}
