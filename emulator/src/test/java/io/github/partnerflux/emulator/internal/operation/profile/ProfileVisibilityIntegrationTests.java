// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.createPartner;
import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.details;
import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.partnerId;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProfileVisibilityIntegrationTests extends AbstractEmulatorIntegrationTests {

    private static final String NO_PROFILE = "404 PARTNER_PROFILE_NOT_FOUND";
    private static final String QUOTA = "LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY";

    private Caller caller;
    private String partnerId;

    ProfileVisibilityIntegrationTests() {
        super(PartnerCentralEmulator.builder().accounts(2).connections(0));
    }

    @BeforeEach
    void prepare() {
        caller = Caller.of(emulator, 0);
        partnerId = partnerId(caller);
    }

    @Test
    void putSetsTheVisibilityThatGetReturns() {
        String arn = "arn:aws:partnercentral:us-east-1:" + caller.accountId() + ":catalog/AWS/partner/" + partnerId;
        JsonNode hidden = put("PRIVATE");
        assertThat(hidden.path("Catalog").stringValue()).isEqualTo("AWS");
        assertThat(hidden.path("Arn").stringValue()).isEqualTo(arn);
        assertThat(hidden.path("Id").stringValue()).isEqualTo(partnerId);
        assertThat(hidden.path("ProfileId").stringValue()).matches("pprofile-[a-z2-7]{13}");
        assertThat(hidden.path("Visibility").stringValue()).isEqualTo("PRIVATE");
        assertThat(get()).isEqualTo(hidden);
        assertThat(put("PUBLIC").path("Visibility").stringValue()).isEqualTo("PUBLIC");
        assertThat(get().path("Visibility").stringValue()).isEqualTo("PUBLIC");
    }

    @Test
    void thereIsNoVisibilityBeforeTheFirstAcceptedProfile() {
        caller = caller.in("Sandbox");
        partnerId = createPartner(caller);
        assertThat(getOutcome()).isEqualTo(NO_PROFILE);
        assertThat(putOutcome("PUBLIC")).isEqualTo(NO_PROFILE);
        caller.call("StartProfileUpdateTask", "Identifier", partnerId, "TaskDetails", details("Blue Harbor"));
        emulator.account(0).completeProfileUpdate("Sandbox", "FAILED");
        assertThat(getOutcome()).isEqualTo(NO_PROFILE);
    }

    @Test
    void aNewProfileIsPrivate() {
        caller = caller.in("Sandbox");
        partnerId = createPartner(caller);
        putOutcome("PUBLIC");
        caller.call("StartProfileUpdateTask", "Identifier", partnerId, "TaskDetails", details("Blue Harbor"));
        emulator.account(0).completeProfileUpdate("Sandbox", "SUCCEEDED");
        assertThat(get().path("Visibility").stringValue()).isEqualTo("PRIVATE");
    }

    @Test
    void anUpdateOfTheProfileKeepsTheVisibility() {
        JsonNode hidden = put("PRIVATE");
        caller.call("StartProfileUpdateTask", "Identifier", partnerId, "TaskDetails", details("Blue Harbor"));
        emulator.account(0).completeProfileUpdate("AWS", "SUCCEEDED");
        assertThat(get()).isEqualTo(hidden);
    }

    @Test
    void eachCatalogHasAVisibilityOfItsOwn() {
        Caller sandbox = caller.in("Sandbox");
        String sandboxId = createPartner(sandbox);
        sandbox.call("StartProfileUpdateTask", "Identifier", sandboxId, "TaskDetails", details("Blue Harbor"));
        emulator.account(0).completeProfileUpdate("Sandbox", "SUCCEEDED");
        assertThat(get().path("Visibility").stringValue()).isEqualTo("PUBLIC");
        assertThat(sandbox.call("GetProfileVisibility", "Identifier", sandboxId)
                        .path("Visibility")
                        .stringValue())
                .isEqualTo("PRIVATE");
    }

    @Test
    void fiveChangesADayAndEachCallCounts() {
        for (int i = 0; i < 5; i++) {
            put("PUBLIC");
        }
        assertThat(putOutcome("PRIVATE")).isEqualTo("402 " + QUOTA);
        assertThat(get().path("Visibility").stringValue()).isEqualTo("PUBLIC");
        assertThat(Caller.of(emulator, 1)
                        .outcome(
                                "PutProfileVisibility",
                                "Identifier",
                                partnerId(Caller.of(emulator, 1)),
                                "Visibility",
                                "PRIVATE"))
                .isEqualTo("200");
        emulator.advanceTime(Duration.ofDays(1));
        assertThat(putOutcome("PRIVATE")).isEqualTo("200");
    }

    @Test
    void aRefusedChangeDoesNotCount() {
        emulator.setQuota(QUOTA, 1);
        assertThat(putOutcome("HIDDEN")).isEqualTo("400 FIELD Visibility INVALID_ENUM_VALUE");
        assertThat(caller.outcome(
                        "PutProfileVisibility",
                        "Identifier",
                        partnerId(Caller.of(emulator, 1)),
                        "Visibility",
                        "PRIVATE"))
                .isEqualTo("404 PARTNER_NOT_FOUND");
        assertThat(putOutcome("PRIVATE")).isEqualTo("200");
    }

    private JsonNode get() {
        return caller.call("GetProfileVisibility", "Identifier", partnerId);
    }

    private String getOutcome() {
        return caller.outcome("GetProfileVisibility", "Identifier", partnerId);
    }

    private JsonNode put(String visibility) {
        return caller.call("PutProfileVisibility", "Identifier", partnerId, "Visibility", visibility);
    }

    private String putOutcome(String visibility) {
        return caller.outcome("PutProfileVisibility", "Identifier", partnerId, "Visibility", visibility);
    }
}
