// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Jackson's factories, with the limits of what is read. */
final class JsonFactories {

    // Jackson's own limits are lenient or missing. A page has at most 100 small items: a larger response is a fault.
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAME_LENGTH = 1024;
    private static final long MAX_TOKENS = 1_000_000;

    /** Jackson limits scalars equally whether they are read or skipped; {@link Scalars} has the limits for them. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    static final JsonFactory SHARED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(NO_LIMIT)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(NO_LIMIT)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            // Exceptions must not quote the response.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** For responses with more names of equal hash than fit into Jackson's table of names; slower, as it has no table. */
    static final JsonFactory WITHOUT_NAME_TABLE = SHARED.rebuild()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /** The factory for the next response. */
    private static volatile JsonFactory current = SHARED.rebuild().build();

    private JsonFactories() {}

    /**
     * Returns the factory for a response. The parsers of a factory share a table of the names that they read. A factory
     * of its own for each response would take six times the memory of a connection.
     */
    static JsonFactory forResponse() {
        return current;
    }

    /**
     * Replaces a factory whose table may contain names that are not in the model: names from outside must not affect
     * the reading of another response.
     */
    static void discard(JsonFactory factory) {
        if (factory == current) {
            current = SHARED.rebuild().build();
        }
    }
}
