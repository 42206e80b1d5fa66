package io.github.partnerflux.model;

import java.util.Objects;

/** One thing that the service found wrong with a request: a union, exactly one of the records below. */
public sealed interface ValidationError {

    /**
     * A member of the request is wrong.
     *
     * @param name the member
     * @param message what is wrong with it, for people
     * @param code what is wrong with it, for programs
     */
    record FieldValidationError(String name, String message, FieldValidationCode code) implements ValidationError {

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
    record BusinessValidationError(String message, BusinessValidationCode code) implements ValidationError {

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
    record Unknown(String tag) implements ValidationError {}
}
