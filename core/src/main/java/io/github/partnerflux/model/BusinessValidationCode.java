package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * The business rule of the service that a request violates. This is an open enum: a value that this version has no
 * constant for is preserved.
 *
 * <p>The service does not document the values; their descriptions are inferred from their names.
 *
 * @param value the value on the wire
 */
public record BusinessValidationCode(@JsonValue String value) implements Serializable {

    /** The two accounts cannot be connected with this connection type. */
    public static final BusinessValidationCode INCOMPATIBLE_CONNECTION_INVITATION_REQUEST =
            new BusinessValidationCode("INCOMPATIBLE_CONNECTION_INVITATION_REQUEST");

    /** The legal name differs from the verified legal name. */
    public static final BusinessValidationCode INCOMPATIBLE_LEGAL_NAME =
            new BusinessValidationCode("INCOMPATIBLE_LEGAL_NAME");

    /** The business is not verified. */
    public static final BusinessValidationCode INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS =
            new BusinessValidationCode("INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS");

    /** The registrant is not verified. */
    public static final BusinessValidationCode INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS =
            new BusinessValidationCode("INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS");

    /** The AWS account is not linked with Partner Central as required, or is already linked. */
    public static final BusinessValidationCode INVALID_ACCOUNT_LINKING_STATUS =
            new BusinessValidationCode("INVALID_ACCOUNT_LINKING_STATUS");

    /** The state of the AWS account does not allow the operation. */
    public static final BusinessValidationCode INVALID_ACCOUNT_STATE =
            new BusinessValidationCode("INVALID_ACCOUNT_STATE");

    /** The domain, such as that of a free email provider, cannot represent a company. */
    public static final BusinessValidationCode INCOMPATIBLE_DOMAIN = new BusinessValidationCode("INCOMPATIBLE_DOMAIN");

    /** The plan or tier of the AWS account does not allow the operation. */
    public static final BusinessValidationCode INELIGIBLE_ACCOUNT_TIER =
            new BusinessValidationCode("INELIGIBLE_ACCOUNT_TIER");

    /** There is no active {@code SUBSIDIARY} connection with the partner. */
    public static final BusinessValidationCode MISSING_ACTIVE_SUBSIDIARY_CONNECTION =
            new BusinessValidationCode("MISSING_ACTIVE_SUBSIDIARY_CONNECTION");

    /** The {@code SUBSIDIARY} connection is not suitable, because the caller must be the subsidiary. */
    public static final BusinessValidationCode INCOMPATIBLE_SUBSIDIARY_CONNECTION =
            new BusinessValidationCode("INCOMPATIBLE_SUBSIDIARY_CONNECTION");

    /** The specified partner cannot be the primary partner. */
    public static final BusinessValidationCode INCOMPATIBLE_PRIMARY_PARTNER =
            new BusinessValidationCode("INCOMPATIBLE_PRIMARY_PARTNER");

    /** The primary partner already has the maximum number of associated partners. */
    public static final BusinessValidationCode QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED =
            new BusinessValidationCode("QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED");

    /** The caller's qualifications are not associated with the specified partner. */
    public static final BusinessValidationCode QUALIFICATIONS_ASSOCIATION_NOT_FOUND =
            new BusinessValidationCode("QUALIFICATIONS_ASSOCIATION_NOT_FOUND");

    /** The caller's qualifications are already associated with a primary partner. */
    public static final BusinessValidationCode QUALIFICATIONS_ASSOCIATION_EXISTS =
            new BusinessValidationCode("QUALIFICATIONS_ASSOCIATION_EXISTS");

    /**
     * Creates a code from its value on the wire.
     *
     * @param value the value, which need not be that of a constant
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
