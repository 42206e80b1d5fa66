// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.partnerflux.emulator.TestClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubIntegrationTests {

    private static final String PARTNER = "{\"Id\": \"partner-1\"}";

    private static PartnerCentralEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @AfterEach
    void clearStubs() {
        emulator.clearStubs();
    }

    @Test
    void respondsToEachCallOfTheOperation() {
        emulator.stub("GetPartner", PARTNER);
        for (int i = 0; i < 2; i++) {
            Reply reply = call("GetPartner");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
            assertThat(reply.body()).isEqualTo(PARTNER);
        }
        assertThat(call("GetPartners").type()).isEqualTo("UnknownOperationException");
    }

    @Test
    void theLastStubOfAnOperationCounts() {
        emulator.stub("GetPartner", PARTNER);
        emulator.stub("GetPartner", "{}");
        assertThat(call("GetPartner").body()).isEqualTo("{}");
    }

    @Test
    void respondsWithAnError() {
        emulator.stub("GetPartner", 404, "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"none\"}");
        Reply reply = call("GetPartner");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).isEqualTo("ResourceNotFoundException");
        assertThat(reply.message()).isEqualTo("none");
    }

    @Test
    void respondsWithoutABody() {
        emulator.stub("TagResource", "");
        Reply reply = call("TagResource");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Length")).isEqualTo("0");
    }

    @Test
    void replacesAnOperationUntilItIsCleared() {
        emulator.stub("ListConnections", "{\"ConnectionSummaries\": []}");
        assertThat(call("ListConnections").ids()).isEmpty();
        emulator.clearStubs();
        assertThat(call("ListConnections").ids()).isNotEmpty();
    }

    @Test
    void checksTheRequestBeforeItResponds() {
        emulator.stub("GetPartner", PARTNER);
        assertThat(target(TestClient.unsigned(emulator, "{}"), "GetPartner")
                        .send()
                        .type())
                .isEqualTo("MissingAuthenticationTokenException");
        assertThat(call("GetPartner", "{").type()).isEqualTo("SerializationException");
    }

    @Test
    void faultsApplyToStubs() {
        emulator.stub("GetPartner", PARTNER);
        emulator.inject(Fault.throttle());
        assertThat(call("GetPartner").status()).isEqualTo(429);
        assertThat(call("GetPartner").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{} {}", "{\"a\": 1, \"a\": 2}", " "})
    void rejectsWhatIsNoJsonObject(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.stub("GetPartner", json))
                .withMessage("json must be a JSON object or empty");
    }

    @Test
    void rejectsInvalidArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.stub("PartnerCentralAccount.GetPartner", PARTNER))
                .withMessage(
                        "operation must be a name such as GetPartner, but is \"PartnerCentralAccount.GetPartner\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.stub("GetPartner", 199, PARTNER))
                .withMessage("status must be between 200 and 599, but is 199");
        assertThatNullPointerException()
                .isThrownBy(() -> emulator.stub(null, PARTNER))
                .withMessage("operation");
        assertThatNullPointerException()
                .isThrownBy(() -> emulator.stub("GetPartner", null))
                .withMessage("json");
    }

    private static Reply call(String operation) {
        return call(operation, "{\"Catalog\":\"AWS\"}");
    }

    private static Reply call(String operation, String body) {
        return target(TestClient.unsigned(emulator, body), operation)
                .sign(TestClient.TEST)
                .send();
    }

    private static TestClient.Request target(TestClient.Request request, String operation) {
        return request.header("X-Amz-Target", "PartnerCentralAccount." + operation)
                .acceptAnyResponse();
    }
}
