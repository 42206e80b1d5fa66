// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import io.github.partnerflux.internal.text.ExternalText;

/**
 * A value with its source.
 *
 * @param source the name of the source in messages, such as {@code environment variable AWS_ENDPOINT_URL}
 */
public record Sourced<T>(T value, String source) {

    /** Returns a text for the log: the value may come from the environment. */
    @Override
    public String toString() {
        return ExternalText.excerpt(String.valueOf(value)) + " (" + source + ")";
    }
}
