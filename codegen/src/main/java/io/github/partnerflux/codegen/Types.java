package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What writers know of the service model, and the Java types of its shapes and the codecs that read and write them. */
final class Types {

    static final String CODECS = "io.github.partnerflux.internal.codec";

    static final String MODEL = "io.github.partnerflux.model";
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

    Types(JsonNode model, JsonNode paginators, Overlay overlay, List<Documentation.Text> texts) {
        this.overlay = overlay;
        this.model = new ServiceModel(model, paginators, overlay);
        this.documentation = new Documentation(texts, this.model, overlay.links());
        for (Shape shape : this.model.shapes()) {
            if (shape instanceof Shape.Structure structure
                    && structure.isError()
                    && !overlay.statuses().containsKey(shape.name())) {
                throw new IllegalArgumentException("the overlay has no HTTP status for " + shape.name());
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

    /** Returns whether a codec must be created for each use of a shape, because it depends on other codecs. */
    boolean isGeneric(String shapeName) {
        return shape(shapeName) instanceof Shape.ListOf || shape(shapeName) instanceof Shape.MapOf;
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

    private static ClassName scalar(Map<String, ClassName> types, Shape.Scalar scalar) {
        ClassName type = types.get(scalar.type());
        if (type == null) {
            throw new IllegalArgumentException("no codec reads and writes " + scalar);
        }
        return type;
    }
}
