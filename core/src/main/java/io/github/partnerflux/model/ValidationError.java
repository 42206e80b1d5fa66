package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.Objects;

/** One thing that the service found wrong with a request: a union, exactly one of the records below. */
// In the service's JSON, a union is an object with one member, whose name is the tag. Jackson passes the tag on as a
// member of the value, which only Unknown has.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.WRAPPER_OBJECT,
        property = "tag",
        visible = true,
        defaultImpl = ValidationError.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ValidationError.FieldValidationError.class, name = "FieldValidationError"),
    @JsonSubTypes.Type(value = ValidationError.BusinessValidationError.class, name = "BusinessValidationError")
})
public sealed interface ValidationError extends Serializable {

    /**
     * A member of the request is wrong.
     *
     * @param name the member
     * @param message what is wrong with it, for people
     * @param code what is wrong with it, for programs
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FieldValidationError(
            @JsonProperty("Name") String name,
            @JsonProperty("Message") String message,
            @JsonProperty("Code") FieldValidationCode code)
            implements ValidationError {

        private static final FieldValidationCode NO_CODE = new FieldValidationCode("");

        /**
         * Makes an error; what is {@code null} is filled in as the package's description says.
         *
         * @param name as above, or {@code null}
         * @param message as above, or {@code null}
         * @param code as above, or {@code null}
         */
        public FieldValidationError {
            name = Objects.requireNonNullElse(name, "");
            message = Objects.requireNonNullElse(message, "");
            code = Objects.requireNonNullElse(code, NO_CODE);
        }
    }

    /**
     * The request is against a rule of the service.
     *
     * @param message what is wrong, for people
     * @param code what is wrong, for programs
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record BusinessValidationError(
            @JsonProperty("Message") String message,
            @JsonProperty("Code") BusinessValidationCode code) implements ValidationError {

        private static final BusinessValidationCode NO_CODE = new BusinessValidationCode("");

        /**
         * Makes an error; what is {@code null} is filled in as the package's description says.
         *
         * @param message as above, or {@code null}
         * @param code as above, or {@code null}
         */
        public BusinessValidationError {
            message = Objects.requireNonNullElse(message, "");
            code = Objects.requireNonNullElse(code, NO_CODE);
        }
    }

    /**
     * A kind of error that this version does not know.
     *
     * @param tag the kind's name on the wire; empty if the service sent none
     */
    record Unknown(@JsonTypeId @JsonProperty("tag") String tag) implements ValidationError {}
}
