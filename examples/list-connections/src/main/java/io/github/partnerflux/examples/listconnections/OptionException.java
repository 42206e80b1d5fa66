// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

/** Thrown if the value of an option turns out to be invalid after the command line has been parsed. */
final class OptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String option;

    OptionException(String option, String problem) {
        super(problem);
        this.option = option;
    }

    String option() {
        return option;
    }
}
