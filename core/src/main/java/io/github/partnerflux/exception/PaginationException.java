package io.github.partnerflux.exception;

/**
 * The service's page tokens lead nowhere: one came again, so that the listing would be a cycle, or one is not a
 * token at all. Every connection of the pages before has been delivered.
 */
public final class PaginationException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param operation the operation's name, such as {@code ListConnections}
     * @param message what is wrong with the token
     */
    public PaginationException(String operation, String message) {
        super(operation, 1, message, null);
    }
}
