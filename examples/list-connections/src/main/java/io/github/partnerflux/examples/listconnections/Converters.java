package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where picocli's own converters would show the user a Java exception. */
final class Converters {

    private Converters() {}

    static final class ToUri implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                // Not the text: it may have a password.
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
