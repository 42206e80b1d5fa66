// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.internal.call.ExceptionFactory;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.http.HttpResponse;
import io.github.partnerflux.internal.operation.TestAttempts;
import io.github.partnerflux.model.ListConnectionsResponse;
import java.time.Clock;
import org.assertj.core.api.Assertions;

/** Decodes responses to {@code ListConnections} as a call does, up to the user's exception. */
final class Decoding {

    private Decoding() {}

    static ServiceResponse<ListConnectionsResponse> decode(int attempt, HttpResponse response) {
        return decode(attempt, response, Clock.systemUTC());
    }

    private static ServiceResponse<ListConnectionsResponse> decode(
            int attempt, HttpResponse response, Clock signingClock) {
        try {
            return ResponseDecoder.decode(TestAttempts.listConnections(attempt, signingClock), response);
        } catch (Failure e) {
            throw ExceptionFactory.of(e, "ListConnections", attempt);
        }
    }

    static PartnerCentralServiceException decodeError(int attempt, HttpResponse response) {
        return decodeError(attempt, response, Clock.systemUTC());
    }

    static PartnerCentralServiceException decodeError(int attempt, HttpResponse response, Clock signingClock) {
        return Assertions.catchThrowableOfType(
                PartnerCentralServiceException.class, () -> decode(attempt, response, signingClock));
    }
}
