// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;
import io.github.partnerflux.model.Participant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** JsonFormUnitTests tests the JSON of each type. */
class PartnerCentralAccountModuleUnitTests {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new PartnerCentralAccountModule()).build();

    private static final ConnectionSummary CONNECTION = new ConnectionSummary(
            "AWS",
            "pac-1",
            "arn:aws:x",
            "123456789012",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Map.of(
                    ConnectionType.SUBSIDIARY,
                    new ConnectionTypeSummary(
                            ConnectionTypeStatus.ACTIVE, new Participant.PartnerProfile("p-1", "Größe"))));

    /** A type of an application. */
    record Stored(String id, ConnectionSummary connection, Participant participant, Participant.Account account) {}

    @Test
    void readsAndWritesTheTypesWithinThoseOfAnApplication() {
        Stored stored =
                new Stored("1", CONNECTION, new Participant.Unknown("Reseller"), new Participant.Account("Acme"));

        String json = MAPPER.writeValueAsString(stored);

        assertThat(json).endsWith("\"participant\":{\"Reseller\":{}},\"account\":{\"Account\":{\"Name\":\"Acme\"}}}");
        assertThat(MAPPER.readValue(json, Stored.class)).isEqualTo(stored);
        Stored empty = new Stored(null, null, null, null);
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(empty), Stored.class))
                .isEqualTo(empty);
    }

    @Test
    void readsAndWritesTrees() {
        assertThat(MAPPER.treeToValue(MAPPER.valueToTree(CONNECTION), ConnectionSummary.class))
                .isEqualTo(CONNECTION);
        assertThat(MAPPER.convertValue(CONNECTION, ConnectionSummary.class)).isEqualTo(CONNECTION);
    }

    @Test
    void doesNotDependOnTheConfigurationOfTheMapper() {
        JsonMapper other = JsonMapper.builder()
                .addModule(new PartnerCentralAccountModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();

        assertThat(other.writeValueAsString(CONNECTION)).isEqualTo(MAPPER.writeValueAsString(CONNECTION));
    }

    @Test
    void readsTheOutputOfAnOperationWithoutKnownMembers() {
        assertThat(MAPPER.readValue("{\"Newer\":1}", ListConnectionsResponse.class))
                .isEqualTo(new ListConnectionsResponse(List.of(), null));
    }

    @Test
    void rejectsAnotherMemberOfTheUnion() {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> MAPPER.readValue("{\"SellerProfile\":{}}", Participant.Account.class))
                .withMessageContaining("not the member of the union that is a Account");
    }

    @Test
    void rejectsARequestThatViolatesTheServiceModel() {
        assertThatExceptionOfType(ValueInstantiationException.class)
                .isThrownBy(() -> MAPPER.readValue("{\"MaxResults\":5}", ListConnectionsRequest.class))
                .withMessageContaining("Catalog");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "5.5", "5e1", "true", "{}", "[5]", "99999999999"})
    void coercesNothingToANumber(String value) {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> MAPPER.readValue(
                        "{\"Catalog\":\"AWS\",\"MaxResults\":" + value + "}", ListConnectionsRequest.class));
    }
}
