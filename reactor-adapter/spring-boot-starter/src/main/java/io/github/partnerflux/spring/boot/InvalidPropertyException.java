package io.github.partnerflux.spring.boot;

/** A property has a value that the client cannot be made with. */
final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;

    /**
     * Makes the exception.
     *
     * @param message says all, the property's name included
     */
    InvalidPropertyException(String property, String message) {
        super(message);
        this.property = property;
    }

    String property() {
        return property;
    }
}
