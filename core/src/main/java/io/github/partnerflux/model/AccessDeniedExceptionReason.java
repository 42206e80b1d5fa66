package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * The reason why the caller is not permitted to perform an operation. This is an open enum: a value that this version
 * has no constant for is preserved.
 *
 * <p>The service does not document the values; their descriptions are inferred from their names.
 *
 * @param value the value on the wire
 */
public record AccessDeniedExceptionReason(@JsonValue String value) implements Serializable {

    /** No policy allows the operation, a policy denies it, or the resource does not belong to the caller. */
    public static final AccessDeniedExceptionReason ACCESS_DENIED = new AccessDeniedExceptionReason("ACCESS_DENIED");

    /** The account's state as an AWS partner does not allow the operation. */
    public static final AccessDeniedExceptionReason INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE =
            new AccessDeniedExceptionReason("INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE");

    /**
     * Creates a reason from its value on the wire.
     *
     * @param value the value, which need not be that of a constant
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccessDeniedExceptionReason {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
