// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The public types, which are found in the class files, and values of them that satisfy the constraints of the
 * service model.
 */
final class Samples {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("email", "ada@example.com"),
            Map.entry("emailVerificationCode", "123456"),
            Map.entry("countryCode", "DE"),
            Map.entry("subdivisionCode", "BE"),
            Map.entry("jurisdictionOfIncorporation", "DE"),
            Map.entry("websiteUrl", "https://example.com/"),
            Map.entry("logoUrl", "https://example.com/logo.png"),
            Map.entry("locale", "pt-BR"),
            Map.entry("translationSourceLocale", "en-US"),
            Map.entry("profileId", "pprofile-1234567890abc"),
            Map.entry("accountId", "123456789012"),
            Map.entry("taskId", "pprofiletask-1234567890abc"),
            Map.entry(
                    "resourceArn",
                    "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/partner-1234567890abc"));

    private Samples() {}

    static Stream<Class<?>> publicTypes(String... packages) throws URISyntaxException {
        Path classes = Path.of(
                Page.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Stream.of(packages)
                .flatMap(
                        folder -> files(classes.resolve("io/github/partnerflux").resolve(folder)))
                .map(file -> classes.relativize(file).toString())
                .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                .<Class<?>>map(Samples::load)
                .filter(type -> Modifier.isPublic(type.getModifiers()));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a value none of whose parts is empty or null. */
    static Object of(Type type) throws ReflectiveOperationException {
        return of(type, "text");
    }

    private static Object of(Type type, String text) throws ReflectiveOperationException {
        if (type == String.class || type == Object.class || type instanceof TypeVariable<?>) {
            return text;
        } else if (type == int.class || type == Integer.class) {
            return 7;
        } else if (type == long.class || type == Long.class) {
            return 5_000_000_000L;
        } else if (type == Duration.class) {
            return Duration.ofSeconds(7);
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(7, 7);
        } else if (type == Throwable.class) {
            return new IOException("cause");
        } else if (type == Checkpoint.class) {
            return Checkpoint.of("token", 7);
        } else if (type == Snapshot.class) {
            return Snapshot.none();
        } else if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? Map.of(of(arguments[0], text), of(arguments[1], text))
                    : List.of(of(arguments[0], text));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isSealed()) {
            return of(raw.getPermittedSubclasses()[0]);
        }
        return raw.isRecord() ? ofRecord(raw) : ofClass(raw);
    }

    private static Object ofRecord(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = of(components[i].getGenericType(), text(type, components[i]));
        }
        return canonical(type).newInstance(arguments);
    }

    /** Returns a text that satisfies the constraints of the model. */
    private static String text(Class<?> type, RecordComponent component) {
        if (!component.getName().equals("identifier")) {
            return TEXTS.getOrDefault(component.getName(), "text");
        }
        String prefix = type.getSimpleName().contains("Invitation")
                ? "pacinv-"
                : type.getSimpleName().contains("Connection") ? "pac-" : "partner-";
        return prefix + "1234567890abc";
    }

    private static Object ofClass(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getConstructors()[0];
        Object[] arguments = new Object[constructor.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = of(constructor.getGenericParameterTypes()[i]);
        }
        return constructor.newInstance(arguments);
    }

    static Constructor<?> canonical(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    }
}
