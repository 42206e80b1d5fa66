package io.github.partnerflux.exception;

import org.jspecify.annotations.Nullable;

/**
 * A system property, an environment variable or a profile has a wrong value; no request was sent. The message names it and what
 * would be right. The next call reads the configuration again.
 */
public final class ConfigurationException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param operation the operation's name, such as {@code ListConnections}
     * @param message what is wrong, without the operation's name
     * @param cause what it was caused by, or {@code null}
     */
    public ConfigurationException(String operation, String message, @Nullable Throwable cause) {
        super(operation, 1, message, cause);
    }
}
