package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * The kind of validation that a request failed. This is an open enum: a value that this version has no constant for is
 * preserved.
 *
 * @param value the value on the wire
 */
public record ValidationExceptionReason(@JsonValue String value) implements Serializable {

    /** A member is missing or does not conform to the service model. */
    public static final ValidationExceptionReason REQUEST_VALIDATION_FAILED =
            new ValidationExceptionReason("REQUEST_VALIDATION_FAILED");

    /** The request is well-formed but violates a business rule of the service. */
    public static final ValidationExceptionReason BUSINESS_VALIDATION_FAILED =
            new ValidationExceptionReason("BUSINESS_VALIDATION_FAILED");

    /**
     * Creates a reason from its value on the wire.
     *
     * @param value the value, which need not be that of a constant
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ValidationExceptionReason {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
