// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ResourceNotFoundException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.exception.ServiceQuotaExceededException;
import io.github.partnerflux.model.ConflictExceptionReason;
import io.github.partnerflux.model.GetProfileVisibilityResponse;
import io.github.partnerflux.model.ProfileVisibility;
import io.github.partnerflux.model.ResourceNotFoundExceptionReason;
import io.github.partnerflux.model.SendEmailVerificationCodeResponse;
import io.github.partnerflux.model.ServiceQuotaExceededExceptionReason;
import io.github.partnerflux.model.Tag;
import io.github.partnerflux.test.RawServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Tests calls that are not paged. */
class UnaryOperationIntegrationTests {

    @Test
    void sendsTheRequestAndEmitsTheResponse() {
        List<ResponseMetadata> metadata = new ArrayList<>();
        String body = "{\"Catalog\":\"AWS\",\"Visibility\":\"PUBLIC\",\"Id\":\"partner-1234567890123\"}";
        try (RawServer server = new RawServer(RawServer.respondingWith("HTTP/1.1 200 OK\r\nx-amzn-RequestId: r-1\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            GetProfileVisibilityResponse response = client.withResponseListener(metadata::add)
                    .getProfileVisibility(r -> r.catalog("AWS").identifier("partner-1234567890123"))
                    .block(TIMEOUT);

            assertThat(response.visibility()).isEqualTo(ProfileVisibility.PUBLIC);
            assertThat(metadata).containsExactly(new ResponseMetadata("GetProfileVisibility", "r-1", 200, 1));
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .containsIgnoringCase("x-amz-target: PartnerCentralAccount.GetProfileVisibility\r\n")
                            .endsWith("\r\n\r\n{\"Catalog\":\"AWS\",\"Identifier\":\"partner-1234567890123\"}"));
        }
    }

    @Test
    void sendsNothingBeforeItIsSubscribedTo() {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, "{}")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            Mono<SendEmailVerificationCodeResponse> call = sendCode(client);
            assertThat(server.connections()).isZero();

            call.block(TIMEOUT);
            call.block(TIMEOUT);
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** Smithy's test {@code AwsJson10HandlesEmptyOutputShape}: no body is expected, but JSON is to be ignored. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", " \r\n", "{}", "{\"foo\": true}", "{\"a\": [1, {}]}", "null", "[]", "[{}]", "\"ok\"", "1"})
    void succeedsWithoutOutput(String body) {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, body)));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            assertThat(sendCode(client).block(TIMEOUT)).isEqualTo(new SendEmailVerificationCodeResponse());
        }
    }

    /** For example of a captive portal, which has executed nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{", "[", "ok", "nul", "{}{}", "null <html>"})
    void rejectsWhatIsNotTheService(String body) {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, body)));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            assertThatExceptionOfType(ResponseFormatException.class)
                    .isThrownBy(() -> sendCode(client).block(TIMEOUT))
                    .withMessageStartingWith("SendEmailVerificationCode: ");
        }
    }

    @Test
    void requiresABodyOfAnOutputWithMembers() {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, "")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            assertThatExceptionOfType(ResponseFormatException.class)
                    .isThrownBy(() -> client.getConnectionPreferences(r -> r.catalog("AWS"))
                            .block(TIMEOUT))
                    .withMessageContaining("the body is empty");
        }
    }

    @Test
    void signalsAConflict() {
        ConflictException e = fail(ConflictException.class, 409, "CONFLICT_CLIENT_TOKEN");

        assertThat(e.reason()).isEqualTo(new ConflictExceptionReason("CONFLICT_CLIENT_TOKEN"));
        assertThat(e).hasMessageContaining(": m").hasMessageNotContaining("earlier attempt");
    }

    @Test
    void signalsThatAResourceDoesNotExist() {
        ResourceNotFoundException e = fail(ResourceNotFoundException.class, 404, "PARTNER_NOT_FOUND");

        assertThat(e.reason()).isEqualTo(new ResourceNotFoundExceptionReason("PARTNER_NOT_FOUND"));
    }

    @Test
    void signalsThatAQuotaIsExceeded() {
        ServiceQuotaExceededException e =
                fail(ServiceQuotaExceededException.class, 402, "LIMIT_EXCEEDED_NUMBER_OF_EMAIL");

        assertThat(e.reason()).isEqualTo(new ServiceQuotaExceededExceptionReason("LIMIT_EXCEEDED_NUMBER_OF_EMAIL"));
    }

    /** A revision that does not match any more may be that of the update itself. */
    @Test
    void mentionsThatAnEarlierAttemptMayHaveCausedAConflict() {
        try (RawServer server = new RawServer(RawServer.Peer::readRequest, RawServer.respondingWith(conflict()));
                PartnerCentralAccountClient client =
                        TestClients.clientWithoutBackoff(server.endpoint()).build()) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> client.tagResource(r -> r.resourceArn(
                                            "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/partner-1234567890123")
                                    .tags(new Tag("team", "a")))
                            .block(TIMEOUT))
                    .withMessageEndingWith(": m; an earlier attempt may have been executed (after 2 attempts)");
        }
    }

    private static String conflict() {
        return error(409, "ConflictException", "CONFLICT_CLIENT_TOKEN");
    }

    private static String error(int status, String type, String reason) {
        return RawServer.response(
                status, "{\"__type\":\"%s\",\"Message\":\"m\",\"Reason\":\"%s\"}".formatted(type, reason));
    }

    private static <E extends PartnerCentralServiceException> E fail(Class<E> type, int status, String reason) {
        try (RawServer server = new RawServer(RawServer.respondingWith(error(status, type.getSimpleName(), reason)));
                PartnerCentralAccountClient client =
                        TestClients.clientWithoutBackoff(server.endpoint()).build()) {
            E e = catchThrowableOfType(type, () -> sendCode(client).block(TIMEOUT));
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.attempts()).isEqualTo(1);
            assertThat(server.requests()).hasSize(1);
            return e;
        }
    }

    private static Mono<SendEmailVerificationCodeResponse> sendCode(PartnerCentralAccountClient client) {
        return client.sendEmailVerificationCode(r -> r.catalog("AWS").email("a@example.com"));
    }
}
