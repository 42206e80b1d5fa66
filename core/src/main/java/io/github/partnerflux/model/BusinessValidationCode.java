package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * Which rule of the service a request is against. An open enum: a value that this version has no constant for keeps its text.
 *
 * @param value the text on the wire
 */
public record BusinessValidationCode(@JsonValue String value) implements Serializable {

    /** {@code INCOMPATIBLE_CONNECTION_INVITATION_REQUEST}. */
    public static final BusinessValidationCode INCOMPATIBLE_CONNECTION_INVITATION_REQUEST =
            new BusinessValidationCode("INCOMPATIBLE_CONNECTION_INVITATION_REQUEST");

    /** {@code INCOMPATIBLE_LEGAL_NAME}. */
    public static final BusinessValidationCode INCOMPATIBLE_LEGAL_NAME =
            new BusinessValidationCode("INCOMPATIBLE_LEGAL_NAME");

    /** {@code INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS}. */
    public static final BusinessValidationCode INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS =
            new BusinessValidationCode("INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS");

    /** {@code INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS}. */
    public static final BusinessValidationCode INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS =
            new BusinessValidationCode("INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS");

    /** {@code INVALID_ACCOUNT_LINKING_STATUS}. */
    public static final BusinessValidationCode INVALID_ACCOUNT_LINKING_STATUS =
            new BusinessValidationCode("INVALID_ACCOUNT_LINKING_STATUS");

    /** {@code INVALID_ACCOUNT_STATE}. */
    public static final BusinessValidationCode INVALID_ACCOUNT_STATE =
            new BusinessValidationCode("INVALID_ACCOUNT_STATE");

    /** {@code INCOMPATIBLE_DOMAIN}. */
    public static final BusinessValidationCode INCOMPATIBLE_DOMAIN = new BusinessValidationCode("INCOMPATIBLE_DOMAIN");

    /** {@code INELIGIBLE_ACCOUNT_TIER}. */
    public static final BusinessValidationCode INELIGIBLE_ACCOUNT_TIER =
            new BusinessValidationCode("INELIGIBLE_ACCOUNT_TIER");

    /** {@code MISSING_ACTIVE_SUBSIDIARY_CONNECTION}. */
    public static final BusinessValidationCode MISSING_ACTIVE_SUBSIDIARY_CONNECTION =
            new BusinessValidationCode("MISSING_ACTIVE_SUBSIDIARY_CONNECTION");

    /** {@code INCOMPATIBLE_SUBSIDIARY_CONNECTION}. */
    public static final BusinessValidationCode INCOMPATIBLE_SUBSIDIARY_CONNECTION =
            new BusinessValidationCode("INCOMPATIBLE_SUBSIDIARY_CONNECTION");

    /** {@code INCOMPATIBLE_PRIMARY_PARTNER}. */
    public static final BusinessValidationCode INCOMPATIBLE_PRIMARY_PARTNER =
            new BusinessValidationCode("INCOMPATIBLE_PRIMARY_PARTNER");

    /** {@code QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED}. */
    public static final BusinessValidationCode QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED =
            new BusinessValidationCode("QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED");

    /** {@code QUALIFICATIONS_ASSOCIATION_NOT_FOUND}. */
    public static final BusinessValidationCode QUALIFICATIONS_ASSOCIATION_NOT_FOUND =
            new BusinessValidationCode("QUALIFICATIONS_ASSOCIATION_NOT_FOUND");

    /** {@code QUALIFICATIONS_ASSOCIATION_EXISTS}. */
    public static final BusinessValidationCode QUALIFICATIONS_ASSOCIATION_EXISTS =
            new BusinessValidationCode("QUALIFICATIONS_ASSOCIATION_EXISTS");

    /**
     * Makes a code of any text.
     *
     * @param value as above
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BusinessValidationCode {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
