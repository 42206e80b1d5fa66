// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

/**
 * A successful response.
 *
 * @param requestId empty if the service sent none
 * @param attempts the number of attempts, including the successful one
 */
public record ServiceResponse<O>(O output, int status, String requestId, int attempts) {}
