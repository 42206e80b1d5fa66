package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;

/**
 * The status of one {@link ConnectionType} of a connection. This is an open enum: a value that this version has no
 * constant for is preserved.
 *
 * @param value the value on the wire
 */
public record ConnectionTypeStatus(@JsonValue String value) implements Serializable {

    /** The connection is in effect for this connection type. */
    public static final ConnectionTypeStatus ACTIVE = new ConnectionTypeStatus("ACTIVE");

    /** One of the participants has canceled this connection type. */
    public static final ConnectionTypeStatus CANCELED = new ConnectionTypeStatus("CANCELED");

    /**
     * Creates a status from its value on the wire.
     *
     * @param value the value, which need not be that of a constant
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
