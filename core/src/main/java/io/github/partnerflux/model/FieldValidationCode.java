package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * What is wrong with a member of a request. An open enum: a value that this version has no constant for keeps its text.
 *
 * @param value the text on the wire
 */
public record FieldValidationCode(@JsonValue String value) implements Serializable {

    /** {@code REQUIRED_FIELD_MISSING}. */
    public static final FieldValidationCode REQUIRED_FIELD_MISSING = new FieldValidationCode("REQUIRED_FIELD_MISSING");

    /** {@code DUPLICATE_VALUE}. */
    public static final FieldValidationCode DUPLICATE_VALUE = new FieldValidationCode("DUPLICATE_VALUE");

    /** {@code INVALID_VALUE}. */
    public static final FieldValidationCode INVALID_VALUE = new FieldValidationCode("INVALID_VALUE");

    /** {@code INVALID_STRING_FORMAT}. */
    public static final FieldValidationCode INVALID_STRING_FORMAT = new FieldValidationCode("INVALID_STRING_FORMAT");

    /** {@code TOO_MANY_VALUES}. */
    public static final FieldValidationCode TOO_MANY_VALUES = new FieldValidationCode("TOO_MANY_VALUES");

    /** {@code ACTION_NOT_PERMITTED}. */
    public static final FieldValidationCode ACTION_NOT_PERMITTED = new FieldValidationCode("ACTION_NOT_PERMITTED");

    /** {@code INVALID_ENUM_VALUE}. */
    public static final FieldValidationCode INVALID_ENUM_VALUE = new FieldValidationCode("INVALID_ENUM_VALUE");

    /**
     * Makes a code of any text.
     *
     * @param value as above
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldValidationCode {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
