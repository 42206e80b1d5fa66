package io.github.partnerflux.internal.protocol;

/**
 * A successful response.
 *
 * @param requestId empty if the service sent none
 */
public record ServiceResponse<O>(O output, int status, String requestId) {}
