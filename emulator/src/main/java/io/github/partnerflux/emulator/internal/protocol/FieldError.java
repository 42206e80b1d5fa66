// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.protocol;

/**
 * A member that violates a constraint of the model or a rule of an operation.
 *
 * @param name the member, for example {@code OtherParticipantIdentifiers[2]}
 * @param message the actual and the allowed value
 * @param code a value of the model's {@code FieldValidationCode}
 */
public record FieldError(String name, String message, String code) {

    public static final String REQUIRED_FIELD_MISSING = "REQUIRED_FIELD_MISSING";
    public static final String INVALID_VALUE = "INVALID_VALUE";
    public static final String INVALID_STRING_FORMAT = "INVALID_STRING_FORMAT";
    public static final String INVALID_ENUM_VALUE = "INVALID_ENUM_VALUE";
    public static final String ACTION_NOT_PERMITTED = "ACTION_NOT_PERMITTED";
    public static final String TOO_MANY_VALUES = "TOO_MANY_VALUES";
}
