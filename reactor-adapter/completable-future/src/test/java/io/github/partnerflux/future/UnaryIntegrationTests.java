// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.exception.ResourceNotFoundException;
import io.github.partnerflux.model.GetProfileVisibilityRequest;
import io.github.partnerflux.model.GetProfileVisibilityResponse;
import io.github.partnerflux.model.ProfileVisibility;
import io.github.partnerflux.model.Tag;
import io.github.partnerflux.model.TagResourceResponse;
import io.github.partnerflux.test.RawServer;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Operations that are not paged return a future of their response. */
class UnaryIntegrationTests {

    private static final String PARTNER = "partner-abcdefghijklm";

    private static final GetProfileVisibilityRequest REQUEST = GetProfileVisibilityRequest.builder()
            .catalog("AWS")
            .identifier(PARTNER)
            .build();

    @Test
    void sendsTheRequestAndReturnsTheResponse() {
        String json = """
                {"Arn":"arn","Catalog":"AWS","Id":"%s","ProfileId":"pprofile-1","Visibility":"PUBLIC"}""".formatted(PARTNER);

        withServer(200, json, (futures, server) -> {
            GetProfileVisibilityResponse response = await(futures.getProfileVisibility(REQUEST));

            assertThat(response.id()).isEqualTo(PARTNER);
            assertThat(response.visibility()).isEqualTo(ProfileVisibility.PUBLIC);
            assertThat(await(futures.getProfileVisibility(
                            request -> request.catalog("AWS").identifier(PARTNER))))
                    .isEqualTo(response);
            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request)
                            .contains("x-amz-target: PartnerCentralAccount.GetProfileVisibility")
                            .endsWith("{\"Catalog\":\"AWS\",\"Identifier\":\"" + PARTNER + "\"}"));
        });
    }

    @Test
    void returnsAnEmptyResponseForAnEmptyBody() {
        withServer(
                200,
                "",
                (futures, server) -> assertThat(await(futures.tagResource(request -> request.resourceArn(
                                        "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/" + PARTNER)
                                .tags(new Tag("stage", "test")))))
                        .isEqualTo(new TagResourceResponse()));
    }

    @Test
    void failsWithTheErrorOfTheService() {
        String json = "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no such partner\"}";

        withServer(
                404,
                json,
                (futures, server) -> assertThatThrownBy(() -> await(futures.getProfileVisibility(REQUEST)))
                        .isExactlyInstanceOf(CompletionException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                ResourceNotFoundException.class,
                                e -> assertThat(e.operation()).isEqualTo("GetProfileVisibility")));
    }

    @Test
    void rejectsAnInvalidRequestBeforeTheCall() {
        withServer(200, "", (futures, server) -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> futures.getProfileVisibility(request -> request.catalog("AWS")))
                    .withMessageContaining("Identifier");
            assertThat(server.connections()).isZero();
        });
    }

    @Test
    void aStubImplementsOnlyTheOperationsThatItNeeds() {
        PartnerCentralAccountFutureClient stub = new PartnerCentralAccountFutureClient() {};

        assertThatThrownBy(() -> stub.getProfileVisibility(REQUEST))
                .isExactlyInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("GetProfileVisibility");
    }

    private static void withServer(
            int status, String body, BiConsumer<PartnerCentralAccountFutureClient, RawServer> test) {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(status, body)));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            test.accept(PartnerCentralAccountFutureClient.from(client), server);
        }
    }
}
