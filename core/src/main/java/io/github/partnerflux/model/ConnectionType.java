package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a connection is for. An open enum: a value that this version has no constant for keeps its text.
 *
 * @param value the text on the wire
 */
public record ConnectionType(@JsonValue String value) implements Serializable {

    /** The participants work on opportunities together. */
    public static final ConnectionType OPPORTUNITY_COLLABORATION = new ConnectionType("OPPORTUNITY_COLLABORATION");

    /** One participant belongs to the other. */
    public static final ConnectionType SUBSIDIARY = new ConnectionType("SUBSIDIARY");

    /**
     * Makes a kind of connection of any text.
     *
     * @param value as above
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
