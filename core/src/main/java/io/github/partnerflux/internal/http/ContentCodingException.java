// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import java.util.Objects;

/** Indicates that the content coding of a body cannot be decoded. The reason quotes nothing of the body. */
public final class ContentCodingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean endsEarly;

    ContentCodingException(String reason, boolean endsEarly) {
        super(reason);
        this.endsEarly = endsEarly;
    }

    public String reason() {
        return Objects.requireNonNull(getMessage());
    }

    /** Returns whether the body is invalid only because it is incomplete. */
    public boolean endsEarly() {
        return endsEarly;
    }
}
