// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Generates the operations of the clients with futures and with coroutines. */
final class AdapterGenerator {

    private final Types types;

    AdapterGenerator(Types types) {
        this.types = types;
    }

    Map<String, String> generate() {
        Map<String, String> sources = new TreeMap<>();
        List<ClientOperation> operations = ClientOperation.of(types);

        FutureOperationsWriter futures = new FutureOperationsWriter(operations);
        JavaSource.add(Codegen.FUTURES, FutureOperationsWriter.PACKAGE, futures.writeInterface(), sources);
        JavaSource.add(Codegen.FUTURES, FutureOperationsWriter.PACKAGE, futures.writeImplementation(), sources);

        CoroutineOperationsWriter coroutines = new CoroutineOperationsWriter(operations);
        coroutines.writeInterface().addTo(Codegen.KOTLIN, sources);
        coroutines.writeImplementation().addTo(Codegen.KOTLIN, sources);
        KotlinDslWriter dsl = new KotlinDslWriter(types);
        for (Shape.Structure shape : configured()) {
            dsl.write(shape).addTo(Codegen.KOTLIN, sources);
        }
        return sources;
    }

    /** Returns all requests and the structures in them that have members. */
    private Set<Shape.Structure> configured() {
        Set<Shape.Structure> structures = new LinkedHashSet<>();
        types.model().operations().forEach(operation -> collect(types.shape(operation.input()), structures));
        return structures;
    }

    private void collect(Shape shape, Set<Shape.Structure> structures) {
        if (shape instanceof Shape.Structure structure && !structure.members().isEmpty()) {
            structures.add(structure);
        }
        ServiceModel.partsOf(shape).forEach(part -> collect(types.shape(part), structures));
    }
}
