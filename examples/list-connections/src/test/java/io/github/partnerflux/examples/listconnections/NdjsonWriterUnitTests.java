// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static io.github.partnerflux.examples.listconnections.Connections.named;
import static io.github.partnerflux.examples.listconnections.Connections.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.model.Participant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NdjsonWriterUnitTests {

    @Test
    void escapesCharactersThatControlTheTerminalOrReverseText() {
        String name = "東京\u001b[2J\u007f\u009b2J\u202e\u2028\n";

        String row = row(new NdjsonWriter(false), named(name));

        assertThat(row)
                .contains("東京\\u001B[2J\\u007F\\u009B2J\\u202E\\u2028\\n")
                .hasLineCount(1);
        assertThat(new JsonMapper().readTree(row).at("/ConnectionTypes/SUBSIDIARY/OtherParticipant/Account/Name"))
                .hasToString(new JsonMapper().valueToTree(name).toString());
    }

    @Test
    void writesAnUnknownKindOfParticipant() {
        assertThat(row(new NdjsonWriter(false), Connections.with(new Participant.Unknown("Robot"))))
                .contains("\"OtherParticipant\":{\"Robot\":{}}");
    }
}
