// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        for (Shape shape : types.model().shapes()) {
            TypeSpec codec = codec(shape);
            if (codec != null) {
                JavaSource.add(Codegen.CORE, Types.CODECS, codec, sources);
                if (!(shape instanceof Shape.Structure structure) || types.isTopLevel(structure)) {
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
}
