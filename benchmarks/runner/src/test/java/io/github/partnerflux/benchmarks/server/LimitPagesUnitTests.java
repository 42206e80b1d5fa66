package io.github.partnerflux.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.benchmarks.limit.Connection;
import io.github.partnerflux.benchmarks.limit.Connection.ConnectionType;
import io.github.partnerflux.benchmarks.limit.Connection.Participant;
import io.github.partnerflux.benchmarks.limit.Page;
import io.github.partnerflux.benchmarks.limit.PageParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitPagesUnitTests {

    @Test
    void areReadWithAllMembers() {
        String json = """
                {"ConnectionSummaries":[{"Catalog":"AWS","Id":"pac-1","Arn":"arn:1","OtherParticipantAccountId":"012345678901",
                "UpdatedAt":"2024-02-29T23:59:58.007Z","ConnectionTypes":{
                "SUBSIDIARY":{"Status":"ACTIVE","OtherParticipant":{"SellerProfile":{"Id":"seller-1","Name":"One"}}},
                "OPPORTUNITY_COLLABORATION":{"Status":"CANCELED","OtherParticipant":{"Account":{"Name":"Two"}}}}}],
                "NextToken":"token"}""";

        assertThat(PageParser.read(bytes(json)))
                .isEqualTo(new Page(
                        List.of(new Connection(
                                "AWS",
                                "pac-1",
                                "arn:1",
                                "012345678901",
                                Instant.parse("2024-02-29T23:59:58.007Z"),
                                List.of(
                                        new ConnectionType(
                                                "SUBSIDIARY",
                                                "ACTIVE",
                                                new Participant("SellerProfile", "seller-1", "One")),
                                        new ConnectionType(
                                                "OPPORTUNITY_COLLABORATION",
                                                "CANCELED",
                                                new Participant("Account", null, "Two"))))),
                        "token"));
    }

    private static ByteBuffer bytes(String json) {
        return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
    }
}
