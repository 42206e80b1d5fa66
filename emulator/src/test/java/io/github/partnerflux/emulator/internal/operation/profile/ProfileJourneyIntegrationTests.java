// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A partner updates its profile, waits for the task, and shows the profile to others. */
class ProfileJourneyIntegrationTests extends AbstractEmulatorIntegrationTests {

    private Caller caller;

    ProfileJourneyIntegrationTests() {
        super(PartnerCentralEmulator.builder().connections(0).profileUpdateDuration(Duration.ofDays(2)));
    }

    @BeforeEach
    void prepare() {
        caller = Caller.of(emulator, 0);
    }

    @Test
    void anUpdateThatSucceedsIsFollowedByAPublicProfile() {
        String id = Profiles.partnerId(caller);
        JsonNode before = caller.call("GetPartner", "Identifier", id).path("Profile");
        caller.call("PutProfileVisibility", "Identifier", id, "Visibility", "PRIVATE");

        String taskId = startUpdate(id, before).path("TaskId").stringValue();
        assertThat(caller.call("GetProfileUpdateTask", "Identifier", id)
                        .path("Status")
                        .stringValue())
                .isEqualTo("IN_PROGRESS");
        emulator.advanceTime(Duration.ofDays(2));
        JsonNode done = caller.call("GetProfileUpdateTask", "Identifier", id);
        assertThat(done.path("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(done.path("TaskId").stringValue()).isEqualTo(taskId);
        caller.call("PutProfileVisibility", "Identifier", done.path("Id").stringValue(), "Visibility", "PUBLIC");

        ObjectNode expected = ((ObjectNode) before.deepCopy()).put("Description", "New.");
        assertThat(caller.call("GetPartner", "Identifier", id).path("Profile")).isEqualTo(expected);
        assertThat(caller.call("GetProfileVisibility", "Identifier", id)
                        .path("Visibility")
                        .stringValue())
                .isEqualTo("PUBLIC");
    }

    @Test
    void anUpdateThatFailsNamesTheReasonsAndCanBeRepeated() {
        String id = Profiles.partnerId(caller);
        JsonNode before = caller.call("GetPartner", "Identifier", id).path("Profile");

        startUpdate(id, before);
        emulator.account(0).completeProfileUpdate("AWS", "FAILED");
        JsonNode failed = caller.call("GetProfileUpdateTask", "Identifier", id);
        assertThat(failed.path("Status").stringValue()).isEqualTo("FAILED");
        assertThat(failed.path("ErrorDetailList").findValuesAsString("Reason")).containsExactly("INVALID_CONTENT");
        assertThat(caller.call("GetPartner", "Identifier", id).path("Profile")).isEqualTo(before);

        startUpdate(id, before);
        emulator.account(0).completeProfileUpdate("AWS", "SUCCEEDED");
        assertThat(caller.call("GetPartner", "Identifier", id)
                        .path("Profile")
                        .path("Description")
                        .stringValue())
                .isEqualTo("New.");
    }

    /** An update replaces the whole profile, so it starts as a copy. */
    private JsonNode startUpdate(String id, JsonNode profile) {
        ObjectNode details = ((ObjectNode) profile.deepCopy()).put("Description", "New.");
        details.remove("ProfileId");
        return caller.call("StartProfileUpdateTask", "Identifier", id, "TaskDetails", details);
    }
}
