package io.github.partnerflux.internal.operation;

/**
 * A good answer.
 *
 * @param requestId empty if the service sent none
 */
public record ServiceResponse<O>(O output, int statusCode, String requestId) {}
