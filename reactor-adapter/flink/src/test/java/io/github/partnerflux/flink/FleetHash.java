// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ConnectionSummary;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import reactor.core.publisher.Flux;

/**
 * A hash of the connections of a fleet, whatever their order: listed by the client alone, or by the source of a job.
 *
 * @param connections the number of connections
 * @param hash a hash of the accounts and their connections
 */
record FleetHash(long connections, long hash) {

    private static final LongAdder CONNECTIONS = new LongAdder();
    private static final LongAdder HASH = new LongAdder();

    /** Pages are as large as the service permits. */
    private static final int PAGE = 100;

    static FleetHash ofClient(URI endpoint, List<String> keys) {
        try (PartnerCentralAccountClient client = EmulatedFleet.client(endpoint.toString())) {
            FleetFlux<ConnectionSummary> fleet = client.listConnections(
                    Flux.fromIterable(keys).map(EmulatedFleet::account),
                    request -> request.catalog("AWS").maxResults(PAGE));
            fleet.doOnNext(FleetHash::add).blockLast();
        }
        return take();
    }

    static FleetHash ofJob(LocalCluster cluster, URI endpoint, List<String> keys) throws Exception {
        cluster.run(graph(endpoint, keys));
        return take();
    }

    private static JobGraph graph(URI endpoint, List<String> keys) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(2);
        PartnerConnectionsSource source = EmulatedFleet.source(endpoint)
                .accounts(AccountDiscovery.of(keys))
                .request(request -> request.catalog("AWS").maxResults(PAGE))
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "connections")
                .filter(event -> {
                    add(event);
                    return false;
                })
                .sinkTo(new DiscardingSink<>());
        return environment.getStreamGraph().getJobGraph();
    }

    private static void add(FleetEvent<ConnectionSummary> event) {
        if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
            CONNECTIONS.increment();
            HASH.add((item.account().hashCode() * 31L + item.item().hashCode()) * 0x9E3779B97F4A7C15L);
        }
    }

    private static FleetHash take() {
        return new FleetHash(CONNECTIONS.sumThenReset(), HASH.sumThenReset());
    }
}
