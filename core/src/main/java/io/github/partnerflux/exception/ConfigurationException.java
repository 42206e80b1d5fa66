// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import org.jspecify.annotations.Nullable;

/**
 * Indicates that the configuration could not be read, or that a system property, an environment variable or a profile
 * has an invalid value.
 *
 * <p>The message names the setting and the values that are allowed. No request was sent. The next call reads the
 * configuration again.
 */
public final class ConfigurationException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a failed operation.
     *
     * @param operation the name of the operation, such as {@code ListConnections}
     * @param message the description of the failure, without the name of the operation
     * @param cause the cause, or {@code null}
     */
    public ConfigurationException(String operation, String message, @Nullable Throwable cause) {
        super(operation, 1, message, cause);
    }
}
