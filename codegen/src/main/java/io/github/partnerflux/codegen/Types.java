// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What writers know of the service model, and the Java types of its shapes and the codecs that read and write them. */
final class Types {

    static final String CODECS = "io.github.partnerflux.internal.codec";

    static final String MODEL = "io.github.partnerflux.model";
    static final ClassName OVERRIDE_CONFIGURATION = ClassName.get(MODEL, "RequestOverrideConfiguration");
    static final ClassName STRING_CONSTRAINTS = ClassName.get(MODEL, "StringConstraints");
    static final ClassName ORDERED_MAPS = ClassName.get("io.github.partnerflux.internal.collection", "OrderedMaps");
    static final ClassName CONSTRAINTS = ClassName.get("io.github.partnerflux.internal.constraint", "Constraints");
    static final ClassName STRING_CONSTRAINT =
            ClassName.get("io.github.partnerflux.internal.constraint", "StringConstraint");

    private static final AnnotationSpec NULLABLE = AnnotationSpec.builder(
                    ClassName.get("org.jspecify.annotations", "Nullable"))
            .build();

    private static final String RUNTIME = "io.github.partnerflux.internal.json";

    private static final Map<String, ClassName> SCALARS = Map.of(
            "string", ClassName.get(String.class),
            "integer", ClassName.get(Integer.class),
            "long", ClassName.get(Long.class),
            "timestamp", ClassName.get(Instant.class));

    private static final Map<String, ClassName> SCALAR_CODECS = Map.of(
            "string", runtime("StringCodec"),
            "integer", runtime("IntegerCodec"),
            "long", runtime("LongCodec"),
            "timestamp", runtime("TimestampCodec"));

    private final Overlay overlay;
    private final ServiceModel model;
    private final Documentation documentation;
    private final Set<String> sent = new HashSet<>();

    Types(JsonNode model, JsonNode paginators, Overlay overlay, List<Documentation.Text> texts) {
        this.overlay = overlay;
        this.model = new ServiceModel(model, paginators, overlay);
        requireKnownErrors();
        this.documentation = new Documentation(texts, this.model, overlay.links());
        this.model.operations().forEach(operation -> collectSent(operation.input()));
    }

    private void requireKnownErrors() {
        for (Shape shape : model.shapes()) {
            if (shape instanceof Shape.Structure structure
                    && structure.isError()
                    && !overlay.knownErrors().contains(shape.name())) {
                throw new IllegalArgumentException("the client has no exception for " + shape.name()
                        + "; write one, then add it to the known errors in overlay.json");
            }
        }
    }

    Overlay overlay() {
        return overlay;
    }

    ServiceModel model() {
        return model;
    }

    Documentation documentation() {
        return documentation;
    }

    /** Returns a type of the hand-written package that codecs are based on. */
    static ClassName runtime(String name) {
        return ClassName.get(RUNTIME, name);
    }

    /** Returns the name of the codec of a structure, union or enum. */
    static ClassName codec(Shape shape) {
        return ClassName.get(CODECS, shape.name() + "Codec");
    }

    Shape shape(String name) {
        return model.shape(name);
    }

    /** Returns the record or sealed interface of a structure, union or enum. */
    ClassName record(Shape shape) {
        String name = overlay.types().getOrDefault(shape.name(), shape.name());
        int dot = name.indexOf('.');
        return dot < 0
                ? ClassName.get(MODEL, name)
                : ClassName.get(MODEL, name.substring(0, dot), name.substring(dot + 1));
    }

    TypeName type(String shapeName) {
        Shape shape = shape(shapeName);
        if (shape instanceof Shape.Scalar scalar) {
            return scalar(SCALARS, scalar);
        }
        if (shape instanceof Shape.ListOf list) {
            return ParameterizedTypeName.get(ClassName.get(List.class), type(list.element()));
        }
        if (shape instanceof Shape.MapOf map) {
            return ParameterizedTypeName.get(ClassName.get(Map.class), type(map.key()), type(map.value()));
        }
        return record(shape);
    }

    /** Returns the class of the codec of a shape, with its type arguments. */
    TypeName codecType(String shapeName) {
        Shape shape = shape(shapeName);
        if (shape instanceof Shape.ListOf list) {
            return ParameterizedTypeName.get(runtime("ListCodec"), type(list.element()));
        }
        if (shape instanceof Shape.MapOf map) {
            return ParameterizedTypeName.get(runtime("MapCodec"), type(map.key()), type(map.value()));
        }
        return shape instanceof Shape.Scalar scalar ? scalar(SCALAR_CODECS, scalar) : codec(shape);
    }

    /** Returns an expression for the codec of a shape. */
    CodeBlock codecOf(String shapeName) {
        Shape shape = shape(shapeName);
        if (shape instanceof Shape.ListOf list) {
            return CodeBlock.of("new $T<>($L)", runtime("ListCodec"), codecOf(list.element()));
        }
        if (shape instanceof Shape.MapOf map) {
            if (!(shape(map.key()) instanceof Shape.OpenEnum)) {
                throw new IllegalArgumentException("the keys of " + map + " are not an enum");
            }
            return CodeBlock.of("new $T<>($L, $L)", runtime("MapCodec"), codecOf(map.key()), codecOf(map.value()));
        }
        return CodeBlock.of("$T.INSTANCE", codecType(shapeName));
    }

    /** Returns the name of the constant for a value of an enum, such as {@code NOT_STARTED} for {@code not-started}. */
    static String constant(String value) {
        String name = value.codePoints()
                .mapToObj(c -> Character.isJavaIdentifierPart(c) ? Character.toString(c) : "_")
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
        return Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
    }

    /** Returns the name of the constant for a name in UpperCamelCase, such as {@code CLIENT_TOKEN}. */
    static String constantOf(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    static TypeName nullable(TypeName type) {
        return type.annotated(NULLABLE);
    }

    /** Returns whether the model constrains a string, so that it is checked in requests. */
    static boolean isConstrainedString(Shape.Scalar scalar) {
        return scalar.type().equals("string") && (scalar.bounds().isLimited() || scalar.pattern() != null);
    }

    /** Returns whether a member may be missing, which includes client tokens: the client creates them. */
    boolean isOptional(Shape.Member member) {
        return !member.required() || member.isClientToken();
    }

    /** Returns whether a member is a list or map that may be missing. Its accessor is never {@code null}, as in the AWS SDK. */
    boolean isOptionalCollection(Shape.Member member) {
        Shape shape = shape(member.shape());
        return isOptional(member) && (shape instanceof Shape.ListOf || shape instanceof Shape.MapOf);
    }

    /** Returns the paragraph of Javadoc with the sample for a type; empty if there is none. */
    String sample(Shape shape) {
        List<String> lines = overlay.samples().get(shape.name());
        return lines == null ? "" : "<pre>{@code\n" + String.join("\n", lines) + "\n}</pre>\n\n";
    }

    /** Returns the noun for a list or map. */
    String collection(Shape.Member member) {
        return shape(member.shape()) instanceof Shape.MapOf ? "map" : "list";
    }

    /** Returns the type of a record's component. */
    TypeName componentType(Shape.Member member) {
        return isOptional(member) ? nullable(type(member.shape())) : type(member.shape());
    }

    TypeName accessorType(Shape.Member member) {
        return isOptionalCollection(member) ? type(member.shape()) : componentType(member);
    }

    boolean isSensitive(Shape.Member member) {
        return isSensitive(shape(member.shape()));
    }

    private boolean isSensitive(Shape shape) {
        if (shape instanceof Shape.ListOf || shape instanceof Shape.MapOf) {
            return ServiceModel.partsOf(shape).stream().anyMatch(part -> isSensitive(shape(part)));
        }
        return shape instanceof Shape.Scalar scalar && scalar.isSensitive();
    }

    /** Returns whether a structure has a record of its own, and not one that is nested in that of a union. */
    boolean isTopLevel(Shape.Structure structure) {
        return !structure.isError() && record(structure).enclosingClassName() == null;
    }

    /** Returns the interfaces of the unions that a structure is a member of. */
    List<ClassName> unionsOf(Shape.Structure structure) {
        return model.shapes().stream()
                .filter(shape -> shape instanceof Shape.Union union
                        && union.members().stream()
                                .anyMatch(member -> member.shape().equals(structure.name())))
                .map(this::record)
                .toList();
    }

    /** Returns whether requests contain values of a shape. */
    boolean isSent(Shape shape) {
        return sent.contains(shape.name());
    }

    /** Returns the name of a member in messages about it, where the path in the request is unknown. */
    String nameInMessages(Shape.Structure structure, Shape.Member member) {
        return model.isInput(structure) ? member.name() : record(structure).simpleName() + "." + member.name();
    }

    boolean hasBuilder(Shape.Structure structure) {
        return isSent(structure)
                && !model.isInput(structure)
                && !structure.members().isEmpty();
    }

    /** Returns whether a member of a request is the token of a page. */
    boolean isPageToken(Shape.Structure request, Shape.Member member) {
        return model.operations().stream()
                .anyMatch(operation -> operation.paginator() != null
                        && operation.input().equals(request.name())
                        && operation.paginator().inputToken().equals(member.name()));
    }

    private void collectSent(String shape) {
        if (sent.add(shape)) {
            ServiceModel.partsOf(shape(shape)).forEach(this::collectSent);
        }
    }

    private static ClassName scalar(Map<String, ClassName> types, Shape.Scalar scalar) {
        ClassName type = types.get(scalar.type());
        if (type == null) {
            throw new IllegalArgumentException("no codec reads and writes " + scalar);
        }
        return type;
    }
}
