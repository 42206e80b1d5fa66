// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagesUnitTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void leadFromTheFirstToTheLastConnection() {
        Pages pages = new Pages(250);
        Set<String> ids = new HashSet<>();
        String request = "{\"Catalog\":\"AWS\"}";
        int count = 0;
        for (boolean last = false; !last; count++) {
            JsonNode page = JSON.readTree(pages.responseBody(Unpooled.copiedBuffer(request, StandardCharsets.UTF_8))
                    .toString(StandardCharsets.UTF_8));
            page.path("ConnectionSummaries")
                    .forEach(connection -> ids.add(connection.path("Id").asString()));
            request = "{\"Catalog\":\"AWS\",\"NextToken\":\""
                    + page.path("NextToken").asString("") + "\"}";
            last = page.path("NextToken").isMissingNode();
        }

        assertThat(count).isEqualTo(3);
        assertThat(ids).hasSize(250);
    }
}
