package io.github.partnerflux.codegen;

import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Generates the codecs of the types that operations consist of. */
final class CodecGenerator {

    private final Types types;

    CodecGenerator(Types types) {
        this.types = types;
    }

    Map<String, String> generate() {
        Map<String, String> sources = new TreeMap<>();
        List<Shape> published = new ArrayList<>();
        Set<String> onlyInUnions = recordsOfUnions();
        Set<String> needed = new LinkedHashSet<>();
        types.model().operations().stream()
                .filter(operation -> types.overlay().operations().contains(operation.name()))
                .forEach(operation -> {
                    collect(operation.input(), needed);
                    collect(operation.output(), needed);
                    operation.errors().forEach(error -> collect(error, needed));
                });
        for (Shape shape : types.model().shapes()) {
            if (!needed.contains(shape.name())) {
                continue;
            }
            TypeSpec codec = codec(shape);
            if (codec != null) {
                JavaSource.add(Codegen.CORE, Types.CODECS, codec, sources);
                if (!onlyInUnions.contains(shape.name())) {
                    published.add(shape);
                }
            }
        }
        JavaSource.add(Codegen.CORE, Types.CODECS, new ModelCodecsWriter(types).write(published), sources);
        return sources;
    }

    /** Returns {@code null} for shapes that are read and written by codecs of {@code core}, or not at all. */
    private @Nullable TypeSpec codec(Shape shape) {
        if (shape instanceof Shape.Structure structure && !structure.isError()) {
            return new StructureCodecWriter(types).write(structure);
        }
        if (shape instanceof Shape.Union union) {
            return new UnionCodecWriter(types).write(union);
        }
        return shape instanceof Shape.OpenEnum openEnum ? new OpenEnumCodecWriter(types).write(openEnum) : null;
    }

    private void collect(String shape, Set<String> shapes) {
        shapes.add(shape);
        ServiceModel.partsOf(types.shape(shape)).forEach(part -> collect(part, shapes));
    }

    private Set<String> recordsOfUnions() {
        Set<String> names = new LinkedHashSet<>();
        for (Shape shape : types.model().shapes()) {
            if (shape instanceof Shape.Union union) {
                union.members().forEach(member -> names.add(member.shape()));
            }
        }
        return names;
    }
}
