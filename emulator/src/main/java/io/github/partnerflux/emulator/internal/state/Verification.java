// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest verification of an account's business, or of its registrant.
 *
 * @param type {@link #BUSINESS} or {@link #REGISTRANT}
 * @param status one of the model's {@code VerificationStatus}
 * @param reason why it has the status, or {@code null}
 * @param business what is verified, or {@code null} for a registrant
 * @param completion what the registrant has to do, or {@code null} for a business
 * @param startedAt when it was started
 * @param completedAt when it reached a final status, or {@code null}
 */
public record Verification(
        String type,
        String status,
        @Nullable String reason,
        @Nullable Business business,
        @Nullable Completion completion,
        Instant startedAt,
        @Nullable Instant completedAt) {

    public static final String BUSINESS = "BUSINESS_VERIFICATION";
    public static final String REGISTRANT = "REGISTRANT_VERIFICATION";

    public static final List<String> TYPES = List.of(BUSINESS, REGISTRANT);

    public static final String PENDING_CUSTOMER_ACTION = "PENDING_CUSTOMER_ACTION";
    public static final String IN_PROGRESS = "IN_PROGRESS";
    public static final String SUCCEEDED = "SUCCEEDED";

    public static final List<String> FINAL_STATUSES = List.of(SUCCEEDED, "FAILED", "REJECTED");

    public static Verification ofBusiness(Business business, Instant startedAt) {
        return new Verification(BUSINESS, IN_PROGRESS, null, business, null, startedAt, null);
    }

    public static Verification ofRegistrant(Completion completion, Instant startedAt) {
        return new Verification(REGISTRANT, PENDING_CUSTOMER_ACTION, null, null, completion, startedAt, null);
    }

    public boolean isFinal() {
        return FINAL_STATUSES.contains(status);
    }

    public boolean isSuccessful() {
        return status.equals(SUCCEEDED);
    }

    /** Returns the same verification with a final status. */
    public Verification complete(String finalStatus, @Nullable String finalReason, Instant at) {
        return new Verification(type, finalStatus, finalReason, business, completion, startedAt, at);
    }

    /** A business, by its entry in a register of companies. */
    public record Business(
            String legalName,
            String registrationId,
            String countryCode,
            @Nullable String jurisdictionOfIncorporation) {

        /** Describes no member: name and registration are sensitive. */
        @Override
        public String toString() {
            return "Business";
        }
    }

    /** The page on which the registrant completes the verification, and the time until which it exists. */
    public record Completion(String url, Instant expiresAt) {

        /** Describes the time only: anyone with the URL can act for the registrant. */
        @Override
        public String toString() {
            return "Completion[expiresAt=" + expiresAt + "]";
        }
    }
}
