package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.Objects;

/** A problem that the service found in a request: a union of the nested records. */
// In the service's JSON, a union is an object with one member, whose name is the tag. Jackson also passes the tag to
// the value, where only Unknown has a member for it.
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
     * An invalid member of the request.
     *
     * @param name the name of the invalid member
     * @param message the human-readable description of the problem
     * @param code the machine-readable code of the problem
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FieldValidationError(
            @JsonProperty("Name") String name,
            @JsonProperty("Message") String message,
            @JsonProperty("Code") FieldValidationCode code)
            implements ValidationError {

        private static final FieldValidationCode NO_CODE = new FieldValidationCode("");

        /**
         * Creates an error, replacing {@code null} with default values.
         *
         * @param name the name of the member, or {@code null} for an empty string
         * @param message the description, or {@code null} for an empty string
         * @param code the code, or {@code null} for one with an empty value
         */
        public FieldValidationError {
            name = Objects.requireNonNullElse(name, "");
            message = Objects.requireNonNullElse(message, "");
            code = Objects.requireNonNullElse(code, NO_CODE);
        }
    }

    /**
     * A violation of one of the service's business rules.
     *
     * @param message the human-readable description of the problem
     * @param code the machine-readable code of the problem
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record BusinessValidationError(
            @JsonProperty("Message") String message,
            @JsonProperty("Code") BusinessValidationCode code) implements ValidationError {

        private static final BusinessValidationCode NO_CODE = new BusinessValidationCode("");

        /**
         * Creates an error, replacing {@code null} with default values.
         *
         * @param message the description, or {@code null} for an empty string
         * @param code the code, or {@code null} for one with an empty value
         */
        public BusinessValidationError {
            message = Objects.requireNonNullElse(message, "");
            code = Objects.requireNonNullElse(code, NO_CODE);
        }
    }

    /**
     * An error of a kind that this version does not know.
     *
     * @param tag the name of the kind on the wire; empty if the response does not contain it
     */
    record Unknown(@JsonTypeId @JsonProperty("tag") String tag) implements ValidationError {}
}
