// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.recording;

import java.util.OptionalInt;

/**
 * The end of an exchange.
 *
 * @param kind how it ended
 * @param status the HTTP status of the response, if one was sent
 */
public record Ending(Kind kind, OptionalInt status) {

    public static final Ending ABORTED = new Ending(Kind.ABORTED, OptionalInt.empty());
    public static final Ending DROPPED = new Ending(Kind.DROPPED, OptionalInt.empty());

    public static Ending responded(int status) {
        return new Ending(Kind.RESPONDED, OptionalInt.of(status));
    }

    public static Ending droppedAfter(int status) {
        return new Ending(Kind.DROPPED, OptionalInt.of(status));
    }

    /** The ways in which an exchange ends. */
    public enum Kind {
        /** The whole response has been written. */
        RESPONDED,
        /** The client closed the connection before. */
        ABORTED,
        /** The emulator closed the connection before. */
        DROPPED
    }
}
