package io.github.partnerflux.internal.config;

/**
 * A value with its source.
 *
 * @param source the name of the source in messages, such as {@code environment variable AWS_ENDPOINT_URL}
 */
public record Sourced<T>(T value, String source) {

    @Override
    public String toString() {
        return value + " (" + source + ")";
    }
}
