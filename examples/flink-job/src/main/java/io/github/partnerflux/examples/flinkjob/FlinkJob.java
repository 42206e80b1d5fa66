// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.flinkjob;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.flink.AccountDiscovery;
import io.github.partnerflux.flink.PartnerConnectionsSource;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * Counts the connections of many accounts by type and status, on a cluster of Apache Flink or on an embedded one.
 *
 * <p>{@link #fleet} and {@link #counts} show how to use Partnerflux for that.
 */
@Command(
        name = "flink-job",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Counts the connections of many accounts by type and status, with Apache Flink.",
            "",
            "Without options, lists the accounts of a built-in emulator on an embedded cluster. Calls AWS only with"
                    + " --profiles.",
            ""
        })
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Picocli sets the fields, and reads "help".
public final class FlinkJob implements Callable<Integer> {

    @Option(
            names = "--profiles",
            split = ",",
            paramLabel = "NAME",
            description =
                    "List the accounts of these profiles, which the TaskManagers find in their AWS configuration.")
    private @Nullable List<String> profiles;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "40",
            description = "The number of the emulator's accounts. Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "1000",
            description = "The number of connections of each of these accounts. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String... arguments) {
        int exitCode = commandLine().execute(arguments);
        // In application mode, this runs in the JobManager, which must go on.
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new FlinkJob());
    }

    static PartnerConnectionsSource.Builder fleet(List<String> profiles) {
        return PartnerConnectionsSource.builder()
                .accounts(AccountDiscovery.of(profiles))
                .credentials(profile -> ProfileCredentialsProvider.create(profile))
                .request(request -> request.catalog("AWS"));
    }

    static DataStream<ConnectionCount> counts(DataStream<FleetEvent<ConnectionSummary>> events) {
        return events.flatMap(FlinkJob::countsOf)
                .returns(ConnectionCount.class)
                .keyBy(count -> count.type() + " " + count.status())
                .window(GlobalWindows.createWithEndOfStreamTrigger())
                .reduce(ConnectionCount::plus);
    }

    private static void countsOf(FleetEvent<ConnectionSummary> event, Collector<ConnectionCount> out) {
        if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
            item.item()
                    .connectionTypes()
                    .forEach((type, summary) -> out.collect(
                            new ConnectionCount(type.value(), summary.status().value(), 1)));
        }
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        boolean isEmbedded = environment instanceof LocalStreamEnvironment;
        if (isEmbedded) {
            environment.configure(embedded());
        }
        if (profiles != null) {
            run(environment, fleet(profiles).build(), profiles.size());
            return CommandLine.ExitCode.OK;
        }
        if (!isEmbedded) {
            throw new ParameterException(
                    spec.commandLine(), "On a cluster, --profiles is required: it cannot reach the built-in emulator.");
        }
        try (EmulatedFleet fleet = new EmulatedFleet(accounts, connections)) {
            run(environment, fleet.source(), fleet.size());
        }
        return CommandLine.ExitCode.OK;
    }

    /**
     * Without class paths, the cluster would load classes from the system's class loader, which lacks them in Maven.
     */
    private static Configuration embedded() {
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.CLASSLOADER_RESOLVE_ORDER, "parent-first");
        configuration.set(
                PipelineOptions.CLASSPATHS,
                List.of(FlinkJob.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()));
        return configuration;
    }

    @SuppressWarnings("try") // Closing the iterators may be interrupted, as anything else here.
    private void run(StreamExecutionEnvironment environment, PartnerConnectionsSource source, int total)
            throws Exception {
        Report report =
                new Report(spec.commandLine().getOut(), spec.commandLine().getErr());
        DataStream<FleetEvent<ConnectionSummary>> events = environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "connections")
                .uid("connections");
        try (CloseableIterator<FleetEvent<ConnectionSummary>> ends = events.filter(
                                event -> !(event instanceof FleetEvent.Item))
                        .collectAsync();
                CloseableIterator<ConnectionCount> counts = counts(events).collectAsync()) {
            environment.executeAsync("flink-job");
            report.accounts(total, ends);
            report.counts(counts);
        }
    }
}
