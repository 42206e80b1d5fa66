package io.github.partnerflux.internal.http;

/** A body has a content coding that cannot be undone. The reason quotes nothing of the body. */
public final class ContentCodingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean endsEarly;

    ContentCodingException(String reason, boolean endsEarly) {
        super(reason);
        this.reason = reason;
        this.endsEarly = endsEarly;
    }

    public String reason() {
        return reason;
    }

    /** Whether all that is wrong is that there should be more. */
    public boolean endsEarly() {
        return endsEarly;
    }
}
