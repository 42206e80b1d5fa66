package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * Whether a connection is in force for a {@link ConnectionType}. An open enum: a value that this version has no constant for keeps its text.
 *
 * @param value the text on the wire
 */
public record ConnectionTypeStatus(@JsonValue String value) implements Serializable {

    /** In force. */
    public static final ConnectionTypeStatus ACTIVE = new ConnectionTypeStatus("ACTIVE");

    /** No longer in force. */
    public static final ConnectionTypeStatus CANCELED = new ConnectionTypeStatus("CANCELED");

    /**
     * Makes a status of any text.
     *
     * @param value as above
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConnectionTypeStatus {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
