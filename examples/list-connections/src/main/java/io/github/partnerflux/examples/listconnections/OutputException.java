// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

/** Thrown if rows cannot be written. */
final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
