package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/** An object has members, and none of them is one of the structure that is expected. */
public final class ForeignObjectException extends StreamReadException {

    private static final long serialVersionUID = 1L;

    ForeignObjectException(JsonParser parser) {
        super(parser, "no member is known");
    }
}
