// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

/** The exit codes besides those of picocli: 0, 1 (failure) and 2 (invalid arguments). */
final class ExitCodes {

    static final int ACCOUNTS_FAILED = 3;
    static final int INTERRUPTED = 130;
    static final int CLOSED_PIPE = 141;

    private ExitCodes() {}
}
