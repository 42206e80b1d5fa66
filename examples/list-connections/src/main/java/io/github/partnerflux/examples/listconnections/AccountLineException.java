// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

/** Thrown in place of credentials for a line of which no account can be listed. */
final class AccountLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    AccountLineException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** Returns what would be right. */
    String remedy() {
        return remedy;
    }
}
