package io.github.partnerflux.spring.boot;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands a property's value to the client, which checks it; what the client calls a setting, the user knows as a property. */
final class Setting {

    private Setting() {}

    /**
     * Sets a value if there is one.
     *
     * @param setting what the client's message begins with
     * @throws InvalidPropertyException if the client refuses it
     */
    static <T> void apply(String property, String setting, @Nullable T value, Consumer<T> setter) {
        if (value == null) {
            return;
        }
        try {
            setter.accept(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(property, named(property, setting, e));
        }
    }

    private static String named(String property, String setting, IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(setting)
                ? property + message.substring(setting.length())
                : property + " is invalid: " + message;
    }
}
