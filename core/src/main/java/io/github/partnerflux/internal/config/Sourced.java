package io.github.partnerflux.internal.config;

/**
 * A value and where it was set.
 *
 * @param source as a message names it, such as {@code environment variable AWS_ENDPOINT_URL}
 */
public record Sourced<T>(T value, String source) {

    @Override
    public String toString() {
        return value + " (" + source + ")";
    }
}
