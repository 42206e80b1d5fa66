// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converters for types for which picocli's own would show the user a Java exception. */
final class Converters {

    private Converters() {}

    static final class ToUri implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                // The message omits the text, which may contain a password.
                throw new TypeConversionException(e.getReason() + " at character " + (e.getIndex() + 1));
            }
        }
    }

    static final class ToCheckpoint implements ITypeConverter<Checkpoint> {

        @Override
        public Checkpoint convert(String text) {
            try {
                return Checkpoint.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
