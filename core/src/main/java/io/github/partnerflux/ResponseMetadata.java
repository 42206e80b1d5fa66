// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.io.Serializable;

/**
 * The metadata of a successful response, which {@link PartnerCentralAccountClient#withResponseListener} passes on.
 *
 * <p>A failed call has no metadata. Each {@link io.github.partnerflux.exception.PartnerCentralAccountException} has the
 * operation and the attempts, and an error of the service, a {@link
 * io.github.partnerflux.exception.PartnerCentralServiceException}, also the request ID and the status code.
 *
 * @param operation the name of the operation, such as {@code ListConnections}
 * @param requestId the ID of the request, which AWS Support asks for, or an empty string if the response does not
 *     specify it
 * @param statusCode the HTTP status code
 * @param attempts the number of attempts of the call, including the successful one; at least 1
 */
public record ResponseMetadata(String operation, String requestId, int statusCode, int attempts)
        implements Serializable {}
