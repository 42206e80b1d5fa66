package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * The type of a connection, which states its purpose. This is an open enum: a value that this version has no constant
 * for is preserved.
 *
 * @param value the value on the wire
 */
public record ConnectionType(@JsonValue String value) implements Serializable {

    /** The participants collaborate on opportunities. */
    public static final ConnectionType OPPORTUNITY_COLLABORATION = new ConnectionType("OPPORTUNITY_COLLABORATION");

    /**
     * Both accounts belong to the same company: the sender of the invitation is the primary partner, and the receiver
     * is its subsidiary.
     */
    public static final ConnectionType SUBSIDIARY = new ConnectionType("SUBSIDIARY");

    /**
     * Creates a connection type from its value on the wire.
     *
     * @param value the value, which need not be that of a constant
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConnectionType {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
