// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/** Passes properties to the client, which validates them under the names of its own settings. */
final class Setting {

    private Setting() {}

    /**
     * Passes a value to a setter, unless it is {@code null}.
     *
     * @param setting the name that the client's message starts with
     * @throws InvalidConfigurationPropertyValueException if the client rejects the value
     */
    static <T> void apply(String property, String setting, @Nullable T value, Consumer<T> setter) {
        if (value == null) {
            return;
        }
        try {
            setter.accept(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(property, value, reason(setting, e));
        }
    }

    /** Returns the client's message as a sentence about the property. */
    static String reason(String setting, IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        String prefix = setting + " ";
        String rule = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return StringUtils.capitalize(rule) + ".";
    }
}
