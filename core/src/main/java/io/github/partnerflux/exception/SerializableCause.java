// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Replaces a cause that is not serializable, preserving its text and its stack trace. */
final class SerializableCause extends Exception {

    private static final long serialVersionUID = 1L;

    private SerializableCause(Throwable original) {
        super(original.toString(), of(original.getCause()));
        setStackTrace(original.getStackTrace());
    }

    /** Returns the cause itself if it is serializable, or else its replacement. */
    static @Nullable Throwable of(@Nullable Throwable cause) {
        return cause == null || isSerializable(cause) ? cause : new SerializableCause(cause);
    }

    private static boolean isSerializable(Throwable cause) {
        try (ObjectOutputStream trial = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            trial.writeObject(cause);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
