// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.TreeMap;

/** Generates the public types that operations consist of. */
final class TypeGenerator {

    private final Types types;

    TypeGenerator(Types types) {
        this.types = types;
    }

    Map<String, String> generate() {
        Map<String, String> sources = new TreeMap<>();
        RecordWriter records = new RecordWriter(types);
        for (Shape shape : types.model().shapes()) {
            if (shape instanceof Shape.OpenEnum openEnum) {
                add(new OpenEnumWriter(types).write(openEnum), sources);
            } else if (shape instanceof Shape.Union union) {
                add(new UnionWriter(types, records).write(union), sources);
            } else if (shape instanceof Shape.Structure structure && types.isTopLevel(structure)) {
                add(records.write(structure).build(), sources);
            }
        }
        types.overlay()
                .interfaces()
                .forEach((name, definition) -> add(new InterfaceWriter(types).write(name, definition), sources));
        add(new StringConstraintsWriter(types).write(), sources);
        return sources;
    }

    private static void add(TypeSpec type, Map<String, String> sources) {
        JavaSource.add(Codegen.CORE, Types.MODEL, type, sources);
    }
}
