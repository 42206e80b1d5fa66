// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/** Indicates an object whose members are all unknown, so that it is not the expected structure. */
public final class ForeignObjectException extends StreamReadException {

    private static final long serialVersionUID = 1L;

    ForeignObjectException(JsonParser parser) {
        super(parser, "all members are unknown");
    }
}
