// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/** What the codecs of a response report to its {@link ShapeReader}. Codecs get it from the parser. */
final class ResponseContext extends ObjectReadContext.Base {

    private boolean hasUnknownNames;

    /** Reports that a name is not in the model. */
    static void addUnknownName(JsonParser parser) {
        // The parser of another mapper has another context.
        if (parser.objectReadContext() instanceof ResponseContext response) {
            response.hasUnknownNames = true;
        }
    }

    boolean hasUnknownNames() {
        return hasUnknownNames;
    }
}
