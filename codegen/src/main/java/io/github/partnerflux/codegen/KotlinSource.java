// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.facebook.ktfmt.format.Formatter;
import com.facebook.ktfmt.format.FormattingOptions;
import com.facebook.ktfmt.format.ParseError;
import com.google.googlejavaformat.java.FormatterException;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Kotlin file with its imports, formatted as Spotless demands. */
final class KotlinSource {

    private static final FormattingOptions FORMAT =
            Formatter.KOTLINLANG_FORMAT.toBuilder().maxWidth(120).build();

    private static final Map<TypeName, String> KOTLIN_TYPES = Map.of(
            ClassName.get(String.class), "String",
            ClassName.get(Integer.class), "Int",
            ClassName.get(Long.class), "Long");

    private final String packageName;
    private final String name;
    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();

    /**
     * Creates a file without content.
     *
     * @param name the name of the type that it declares
     */
    KotlinSource(String packageName, String name) {
        this.name = name;
        this.packageName = packageName;
    }

    /** Returns the Kotlin name of a Java type, and imports it. */
    String type(TypeName type) {
        if (KOTLIN_TYPES.containsKey(type)) {
            return KOTLIN_TYPES.get(type);
        }
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.typeArguments().stream()
                    .map(this::type)
                    .collect(Collectors.joining(", ", parameterized.rawType().simpleName() + "<", ">"));
        }
        ClassName name = (ClassName) type;
        if (!name.packageName().equals(packageName)) {
            imports.add(name.topLevelClassName().canonicalName());
        }
        return String.join(".", name.simpleNames());
    }

    KotlinSource append(String code) {
        body.append(code);
        return this;
    }

    /**
     * Adds this file to the sources.
     *
     * @param root the directory of sources, from the root of the project
     */
    void addTo(String root, Map<String, String> sources) {
        String path = root + "/" + packageName.replace('.', '/') + "/" + name + ".kt";
        if (sources.put(path, format()) != null) {
            throw new IllegalArgumentException("two types are named " + name);
        }
    }

    private String format() {
        String source = "// " + JavaSource.LICENSE + "\n// " + JavaSource.HEADER + "\npackage " + packageName + "\n\n"
                + imports.stream().map(name -> "import " + name + "\n").collect(Collectors.joining())
                + "\n" + body;
        try {
            return Formatter.format(FORMAT, source);
        } catch (FormatterException | ParseError e) {
            throw new IllegalStateException(source, e);
        }
    }
}
