// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.partnerflux.model.ListConnectionsRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes a request with the application's Jackson 2. */
@Timeout(60)
class Jackson2ListingTests {

    @Test
    void writesTheNamesOfTheService() throws Exception {
        ListConnectionsRequest request =
                ListConnectionsRequest.builder().catalog("AWS").maxResults(5).build();

        assertThat(new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(request)))
                .isEqualTo(new ObjectMapper().readTree("{\"Catalog\":\"AWS\",\"MaxResults\":5}"));
    }
}
