package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class GuideUnitTests {

    @Test
    void theSampleIsAJob() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThat(GuideSample.events(environment).getType())
                .isEqualTo(PartnerfluxTypes.fleetEvent(PartnerfluxTypes.connectionSummary()));
    }
}
