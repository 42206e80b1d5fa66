package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * What kind of check a request did not pass. An open enum: a value that this version has no constant for keeps its text.
 *
 * @param value the text on the wire
 */
public record ValidationExceptionReason(@JsonValue String value) implements Serializable {

    /** {@code REQUEST_VALIDATION_FAILED}. */
    public static final ValidationExceptionReason REQUEST_VALIDATION_FAILED =
            new ValidationExceptionReason("REQUEST_VALIDATION_FAILED");

    /** {@code BUSINESS_VALIDATION_FAILED}. */
    public static final ValidationExceptionReason BUSINESS_VALIDATION_FAILED =
            new ValidationExceptionReason("BUSINESS_VALIDATION_FAILED");

    /**
     * Makes a reason of any text.
     *
     * @param value as above
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
