package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * Why access was denied. An open enum: a value that this version has no constant for keeps its text.
 *
 * @param value the text on the wire
 */
public record AccessDeniedExceptionReason(@JsonValue String value) implements Serializable {

    /** {@code ACCESS_DENIED}. */
    public static final AccessDeniedExceptionReason ACCESS_DENIED = new AccessDeniedExceptionReason("ACCESS_DENIED");

    /** {@code INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE}. */
    public static final AccessDeniedExceptionReason INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE =
            new AccessDeniedExceptionReason("INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE");

    /**
     * Makes a reason of any text.
     *
     * @param value as above
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
