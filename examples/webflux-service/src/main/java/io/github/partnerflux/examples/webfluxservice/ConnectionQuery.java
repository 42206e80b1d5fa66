// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * The optional query parameters of a listing.
 *
 * @param catalog the catalog: {@code AWS}, which is the default, or {@code Sandbox}
 * @param connectionType restricts the listing to a type, such as {@code SUBSIDIARY} or {@code SUBSIDIARY:ACTIVE}
 * @param participant restricts the listing to these accounts or profiles
 * @param pageSize the number of connections per page, from 1 to 100
 */
record ConnectionQuery(
        @Nullable String catalog,
        @Nullable String connectionType,
        @Nullable List<String> participant,
        @Nullable Integer pageSize) {

    /**
     * Returns the request for these parameters.
     *
     * @throws ErrorResponseException if a value is invalid; its problem details name the parameter
     */
    ListConnectionsRequest toRequest() {
        ListConnectionsRequest.Builder request = ListConnectionsRequest.builder();
        // One parameter at a time: the exception's message names the request's member, not the query parameter.
        check("catalog", request.catalog(Objects.requireNonNullElse(catalog, "AWS")));
        check("connectionType", request.connectionType(connectionType));
        check("participant", request.otherParticipantIdentifiers(participant));
        return check("pageSize", request.maxResults(pageSize));
    }

    private static ListConnectionsRequest check(String parameter, ListConnectionsRequest.Builder request) {
        try {
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new ErrorResponseException(
                    HttpStatus.BAD_REQUEST, Problems.ofParameter(parameter, String.valueOf(e.getMessage())), e);
        }
    }
}
