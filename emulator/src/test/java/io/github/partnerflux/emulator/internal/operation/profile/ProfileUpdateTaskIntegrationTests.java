// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.createPartner;
import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.details;
import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.localized;
import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.partnerId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProfileUpdateTaskIntegrationTests extends AbstractEmulatorIntegrationTests {

    /** Signatures are valid for 5 minutes. */
    private static final Clock CLOCK = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    private static final Duration REVIEW = Duration.ofHours(2);

    private static final String IN_PROGRESS = "IN_PROGRESS";
    private static final String CONFLICT = "409 INCOMPATIBLE_PARTNER_PROFILE_TASK_STATE";
    private static final String NOT_FOUND = "404 PARTNER_PROFILE_TASK_NOT_FOUND";

    private Caller caller;
    private String partnerId;

    ProfileUpdateTaskIntegrationTests() {
        super(PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(0)
                .clock(CLOCK)
                .profileUpdateDuration(REVIEW));
    }

    @BeforeEach
    void prepare() {
        caller = Caller.of(emulator, 0);
        partnerId = partnerId(caller);
    }

    @Test
    void aStartedTaskIsInProgressAndTheProfileAsBefore() {
        JsonNode before = profile();
        JsonNode task = start("Blue Harbor");
        assertThat(task.path("Catalog").stringValue()).isEqualTo("AWS");
        assertThat(task.path("Id").stringValue()).isEqualTo(partnerId);
        assertThat(task.path("TaskId").stringValue()).matches("pprofiletask-[a-z2-7]{13}");
        assertThat(task.path("Status").stringValue()).isEqualTo(IN_PROGRESS);
        assertThat(task.path("TaskDetails").path("DisplayName").stringValue()).isEqualTo("Blue Harbor");
        assertThat(task.path("StartedAt").stringValue())
                .isEqualTo(emulator.now().toString());
        assertThat(task.has("EndedAt")).isFalse();
        assertThat(task.has("ErrorDetailList")).isFalse();
        assertThat(get()).isEqualTo(task);
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void theArnOfATaskIsThePartners() {
        String arn = start("Blue Harbor").path("Arn").stringValue();
        assertThat(arn)
                .isEqualTo(
                        "arn:aws:partnercentral:us-east-1:" + caller.accountId() + ":catalog/AWS/partner/" + partnerId);
        assertThat(caller.outcome("GetProfileUpdateTask", "Identifier", arn)).isEqualTo("200");
    }

    @Test
    void aTaskSucceedsWhenItsReviewIsOverAndReplacesTheProfile() {
        Instant started = emulator.now();
        JsonNode task = start("Blue Harbor");
        emulator.advanceTime(REVIEW.minusNanos(1_000_000));
        assertThat(status()).isEqualTo(IN_PROGRESS);
        emulator.advanceTime(Duration.ofDays(1));
        JsonNode ended = get();
        assertThat(ended.path("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("EndedAt").stringValue())
                .isEqualTo(started.plus(REVIEW).toString());
        assertThat(ended.path("TaskId")).isEqualTo(task.path("TaskId"));
        assertThat(profile().path("DisplayName").stringValue()).isEqualTo("Blue Harbor");
        assertThat(profile().path("Description").stringValue()).isEqualTo("New.");
    }

    @Test
    void aReviewTakesHalfASecondByDefault() {
        try (PartnerCentralEmulator withDefaults =
                PartnerCentralEmulator.builder().clock(CLOCK).start()) {
            Caller other = Caller.of(withDefaults, 0);
            String id = partnerId(other);
            other.call("StartProfileUpdateTask", "Identifier", id, "TaskDetails", details("Blue Harbor"));
            withDefaults.advanceTime(Duration.ofMillis(499));
            assertThat(other.call("GetProfileUpdateTask", "Identifier", id)
                            .path("Status")
                            .stringValue())
                    .isEqualTo(IN_PROGRESS);
            withDefaults.advanceTime(Duration.ofMillis(1));
            assertThat(other.call("GetProfileUpdateTask", "Identifier", id)
                            .path("Status")
                            .stringValue())
                    .isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void theFirstAcceptedProfileGetsAnIdWhichItKeeps() {
        caller = caller.in("Sandbox");
        partnerId = createPartner(caller);
        assertThat(profile().has("ProfileId")).isFalse();
        start("Blue Harbor");
        assertThat(profile().has("ProfileId")).isFalse();
        emulator.advanceTime(REVIEW);
        String profileId = profile().path("ProfileId").stringValue();
        assertThat(profileId).matches("pprofile-[a-z2-7]{13}");
        start("Cedar Ridge");
        emulator.advanceTime(REVIEW);
        assertThat(profile().path("DisplayName").stringValue()).isEqualTo("Cedar Ridge");
        assertThat(profile().path("ProfileId").stringValue()).isEqualTo(profileId);
    }

    @Test
    void aLogoOfTheInvalidHostFailsTheTaskAndTheProfileIsAsBefore() {
        JsonNode before = profile();
        Map<String, Object> details = details("Blue Harbor");
        details.put("LogoUrl", "https://invalid-logo.example/logo.png");
        start(details);
        emulator.advanceTime(REVIEW);
        JsonNode failed = get();
        assertThat(failed.path("Status").stringValue()).isEqualTo("FAILED");
        assertThat(failed.path("EndedAt").stringValue())
                .isEqualTo(emulator.now().toString());
        assertThat(errors(failed)).containsExactly("en-US INVALID_LOGO");
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void anErrorNamesTheLocaleOfItsLogo() {
        Map<String, Object> details = details("Blue Harbor");
        details.put(
                "LocalizedContents",
                List.of(
                        localized("de-DE", "https://www.example.com/logo.png"),
                        localized("fr-FR", "HTTPS://INVALID-LOGO.example"),
                        localized("ja-JP", "https://invalid-logo.example.com/logo.png")));
        start(details);
        emulator.advanceTime(REVIEW);
        assertThat(errors(get())).containsExactly("fr-FR INVALID_LOGO");
    }

    @Test
    void aCanceledTaskStaysCanceledAndTheProfileAsBefore() {
        JsonNode before = profile();
        String taskId = start("Blue Harbor").path("TaskId").stringValue();
        emulator.advanceTime(Duration.ofHours(1));
        JsonNode canceled = caller.call("CancelProfileUpdateTask", "Identifier", partnerId, "TaskId", taskId);
        assertThat(canceled.path("Status").stringValue()).isEqualTo("CANCELED");
        assertThat(canceled.path("TaskId").stringValue()).isEqualTo(taskId);
        assertThat(canceled.path("EndedAt").stringValue())
                .isEqualTo(emulator.now().toString());
        emulator.advanceTime(REVIEW);
        assertThat(get()).isEqualTo(canceled);
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void theReviewOfACanceledTaskDoesNotEndTheNextOne() {
        String taskId = start("Blue Harbor").path("TaskId").stringValue();
        emulator.advanceTime(Duration.ofHours(1));
        caller.call("CancelProfileUpdateTask", "Identifier", partnerId, "TaskId", taskId);
        start("Cedar Ridge");
        emulator.advanceTime(Duration.ofHours(1));
        assertThat(status()).isEqualTo(IN_PROGRESS);
        emulator.advanceTime(Duration.ofHours(1));
        assertThat(status()).isEqualTo("SUCCEEDED");
        assertThat(profile().path("DisplayName").stringValue()).isEqualTo("Cedar Ridge");
    }

    @Test
    void oneTaskAtATime() {
        JsonNode task = start("Blue Harbor");
        assertThat(startOutcome()).isEqualTo(CONFLICT);
        assertThat(get()).isEqualTo(task);
        emulator.advanceTime(REVIEW);
        assertThat(startOutcome()).isEqualTo("200");
    }

    @Test
    void eachAccountAndCatalogHasATaskOfItsOwn() {
        start("Blue Harbor");
        Caller other = Caller.of(emulator, 1);
        assertThat(other.outcome(
                        "StartProfileUpdateTask",
                        "Identifier",
                        partnerId(other),
                        "TaskDetails",
                        details("Cedar Ridge")))
                .isEqualTo("200");
        caller = caller.in("Sandbox");
        partnerId = createPartner(caller);
        assertThat(caller.outcome("GetProfileUpdateTask", "Identifier", partnerId))
                .isEqualTo(NOT_FOUND);
        assertThat(startOutcome()).isEqualTo("200");
    }

    @Test
    void tenUpdatesADay() {
        for (int i = 0; i < 10; i++) {
            start("Blue Harbor");
            emulator.account(0).completeProfileUpdate("AWS", "FAILED");
        }
        JsonNode last = get();
        assertThat(startOutcome()).isEqualTo("402 LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY");
        assertThat(get()).isEqualTo(last);
        emulator.advanceTime(Duration.ofDays(1));
        assertThat(startOutcome()).isEqualTo("200");
    }

    @Test
    void aRefusedStartDoesNotCountTowardTheQuota() {
        emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY", 2);
        start("Blue Harbor");
        assertThat(startOutcome()).isEqualTo(CONFLICT);
        emulator.advanceTime(REVIEW);
        assertThat(startOutcome()).isEqualTo("200");
    }

    @Test
    void onlyATaskInProgressCanBeCanceled() {
        String taskId = start("Blue Harbor").path("TaskId").stringValue();
        emulator.advanceTime(REVIEW);
        JsonNode ended = get();
        assertThat(cancelOutcome(taskId)).isEqualTo(CONFLICT);
        assertThat(get()).isEqualTo(ended);
    }

    @Test
    void onlyTheLatestTaskCanBeCanceled() {
        String earlier = start("Blue Harbor").path("TaskId").stringValue();
        emulator.advanceTime(REVIEW);
        JsonNode latest = start("Cedar Ridge");
        assertThat(cancelOutcome(earlier)).isEqualTo(CONFLICT);
        assertThat(get()).isEqualTo(latest);
    }

    @Test
    void anUnknownTaskIsNotFound() {
        assertThat(cancelOutcome("pprofiletask-aaaaaaaaaaaaa")).isEqualTo(NOT_FOUND);
        JsonNode task = start("Blue Harbor");
        assertThat(cancelOutcome("pprofiletask-aaaaaaaaaaaaa")).isEqualTo(NOT_FOUND);
        assertThat(get()).isEqualTo(task);
    }

    @Test
    void aTaskOfAnotherAccountIsNotFound() {
        Caller other = Caller.of(emulator, 1);
        String taskId = start("Blue Harbor").path("TaskId").stringValue();
        String otherId = partnerId(other);
        other.call("StartProfileUpdateTask", "Identifier", otherId, "TaskDetails", details("Cedar Ridge"));
        assertThat(other.outcome("CancelProfileUpdateTask", "Identifier", otherId, "TaskId", taskId))
                .isEqualTo(NOT_FOUND);
        assertThat(status()).isEqualTo(IN_PROGRESS);
    }

    @Test
    void getReturnsTheLatestTaskAndNotFoundBeforeTheFirst() {
        assertThat(caller.outcome("GetProfileUpdateTask", "Identifier", partnerId))
                .isEqualTo(NOT_FOUND);
        start("Blue Harbor");
        emulator.advanceTime(REVIEW);
        JsonNode latest = start("Cedar Ridge");
        assertThat(get()).isEqualTo(latest);
    }

    @Test
    void thePartnerOfAnotherAccountIsNotFound() {
        start("Blue Harbor");
        Caller other = Caller.of(emulator, 1);
        for (String operation : List.of("GetProfileUpdateTask", "GetProfileVisibility")) {
            assertThat(other.outcome(operation, "Identifier", partnerId)).isEqualTo("404 PARTNER_NOT_FOUND");
        }
        assertThat(other.outcome(
                        "StartProfileUpdateTask", "Identifier", partnerId, "TaskDetails", details("Cedar Ridge")))
                .isEqualTo("404 PARTNER_NOT_FOUND");
    }

    @Test
    void headquartersLeftOutAreKept() {
        Map<String, Object> details = details("Blue Harbor");
        details.put("Headquarters", Map.of("CountryCode", "DE", "SubdivisionCode", "BY"));
        start(details);
        emulator.advanceTime(REVIEW);
        start("Cedar Ridge");
        assertThat(get().path("TaskDetails").has("Headquarters")).isFalse();
        emulator.advanceTime(REVIEW);
        assertThat(profile().path("DisplayName").stringValue()).isEqualTo("Cedar Ridge");
        assertThat(profile().path("Headquarters").path("SubdivisionCode").stringValue())
                .isEqualTo("BY");
    }

    @Test
    void allElseIsReplaced() {
        Map<String, Object> details = details("Blue Harbor");
        details.put("LocalizedContents", List.of(localized("de-DE", "https://www.example.com/logo.png")));
        start(details);
        emulator.advanceTime(REVIEW);
        assertThat(profile().path("LocalizedContents").path(0).path("Locale").stringValue())
                .isEqualTo("de-DE");
        start("Cedar Ridge");
        emulator.advanceTime(REVIEW);
        assertThat(profile().has("LocalizedContents")).isFalse();
        assertThat(profile().path("IndustrySegments").valueStream().map(JsonNode::stringValue))
                .containsExactly("GAMING", "RETAIL");
    }

    @Test
    void completeProfileUpdateSucceedsBeforeTheReviewIsOver() {
        Map<String, Object> details = details("Blue Harbor");
        details.put("LogoUrl", "https://invalid-logo.example/logo.png");
        start(details);
        emulator.account(0).completeProfileUpdate("AWS", "SUCCEEDED");
        JsonNode ended = get();
        assertThat(ended.path("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("EndedAt").stringValue()).isEqualTo(emulator.now().toString());
        assertThat(profile().path("DisplayName").stringValue()).isEqualTo("Blue Harbor");
        emulator.advanceTime(REVIEW);
        assertThat(get()).isEqualTo(ended);
    }

    @Test
    void completeProfileUpdateFailsWithAnError() {
        JsonNode before = profile();
        start("Blue Harbor");
        emulator.account(0).completeProfileUpdate("AWS", "FAILED");
        assertThat(status()).isEqualTo("FAILED");
        assertThat(errors(get())).containsExactly("en-US INVALID_CONTENT");
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void completeProfileUpdateNeedsATaskInProgressAndAKnownStatus() {
        assertThatIllegalStateException()
                .isThrownBy(() -> emulator.account(0).completeProfileUpdate("AWS", "SUCCEEDED"))
                .withMessage("account " + caller.accountId() + " has no profile update in progress");
        start("Blue Harbor");
        assertThatIllegalStateException()
                .isThrownBy(() -> emulator.account(0).completeProfileUpdate("Sandbox", "FAILED"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> emulator.account(0).completeProfileUpdate("AWS", "CANCELED"))
                .withMessage("status must be one of [SUCCEEDED, FAILED], but is \"CANCELED\"");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> emulator.account(0).completeProfileUpdate("aws", "FAILED"));
        assertThat(status()).isEqualTo(IN_PROGRESS);
    }

    private JsonNode start(String displayName) {
        return start(details(displayName));
    }

    private JsonNode start(Map<String, Object> details) {
        return caller.call("StartProfileUpdateTask", "Identifier", partnerId, "TaskDetails", details);
    }

    private String startOutcome() {
        return caller.outcome(
                "StartProfileUpdateTask", "Identifier", partnerId, "TaskDetails", details("Granite Peak"));
    }

    private String cancelOutcome(String taskId) {
        return caller.outcome("CancelProfileUpdateTask", "Identifier", partnerId, "TaskId", taskId);
    }

    private JsonNode get() {
        return caller.call("GetProfileUpdateTask", "Identifier", partnerId);
    }

    private String status() {
        return get().path("Status").stringValue();
    }

    private JsonNode profile() {
        return caller.call("GetPartner", "Identifier", partnerId).path("Profile");
    }

    private static List<String> errors(JsonNode task) {
        return task.path("ErrorDetailList")
                .valueStream()
                .map(error -> error.path("Locale").stringValue() + " "
                        + error.path("Reason").stringValue())
                .toList();
    }
}
