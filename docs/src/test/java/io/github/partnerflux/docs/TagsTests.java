// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.junit.PartnerCentralEmulatorTest;
import io.github.partnerflux.model.PartnerSummary;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The samples of the page about tags. */
@PartnerCentralEmulatorTest(connections = 0)
class TagsTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void tagsAPartner(PartnerCentralAccountClient client) {
        // #region tag
        Mono<Void> tagged = client.listPartners(request -> request.catalog("AWS"))
                .next()
                .map(PartnerSummary::arn)
                .flatMap(arn -> client.tagResource(request -> request.resourceArn(arn)
                                .tags(tag -> tag.key("team").value("alliances")))
                        .then(client.untagResource(
                                request -> request.resourceArn(arn).tagKeys("owner"))))
                .then();
        // #endregion tag

        tagged.block(TIMEOUT);
        String arn = client.listPartners(request -> request.catalog("AWS"))
                .blockFirst(TIMEOUT)
                .arn();
        assertThat(client.listTagsForResource(request -> request.resourceArn(arn))
                        .block(TIMEOUT)
                        .tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.key()).isEqualTo("team"));
    }
}
