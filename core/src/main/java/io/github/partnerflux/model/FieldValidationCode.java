package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * The kind of problem with a member of a request. This is an open enum: a value that this version has no constant for
 * is preserved.
 *
 * <p>The service does not document the values; their descriptions are inferred from their names.
 *
 * @param value the value on the wire
 */
public record FieldValidationCode(@JsonValue String value) implements Serializable {

    /** The required member is missing. */
    public static final FieldValidationCode REQUIRED_FIELD_MISSING = new FieldValidationCode("REQUIRED_FIELD_MISSING");

    /** The member contains a duplicate value. */
    public static final FieldValidationCode DUPLICATE_VALUE = new FieldValidationCode("DUPLICATE_VALUE");

    /** The value of the member is not allowed. */
    public static final FieldValidationCode INVALID_VALUE = new FieldValidationCode("INVALID_VALUE");

    /** The text of the member has an invalid format. */
    public static final FieldValidationCode INVALID_STRING_FORMAT = new FieldValidationCode("INVALID_STRING_FORMAT");

    /** The member has too many values. */
    public static final FieldValidationCode TOO_MANY_VALUES = new FieldValidationCode("TOO_MANY_VALUES");

    /** The member requests an action that is not permitted. */
    public static final FieldValidationCode ACTION_NOT_PERMITTED = new FieldValidationCode("ACTION_NOT_PERMITTED");

    /** The value of the member is not one of the enum values known to the service. */
    public static final FieldValidationCode INVALID_ENUM_VALUE = new FieldValidationCode("INVALID_ENUM_VALUE");

    /**
     * Creates a code from its value on the wire.
     *
     * @param value the value, which need not be that of a constant
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
