package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * The query parameters of a listing, all of them optional.
 *
 * @param catalog where to look: {@code AWS}, which is the default, or {@code Sandbox}
 * @param connectionType lists only connections of this type, such as {@code SUBSIDIARY} or {@code SUBSIDIARY:ACTIVE}
 * @param participant lists only connections with these accounts or profiles
 * @param pageSize how many connections to ask the service for at once
 */
record ConnectionQuery(
        @Nullable String catalog,
        @Nullable String connectionType,
        @Nullable List<String> participant,
        @Nullable Integer pageSize) {

    /**
     * What to ask the service for.
     *
     * @throws ErrorResponseException a problem that names the parameter, if a value is wrong by itself
     */
    ListConnectionsRequest toRequest() {
        ListConnectionsRequest.Builder request = ListConnectionsRequest.builder();
        // One by one, because the message names the service's word for what is wrong.
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
