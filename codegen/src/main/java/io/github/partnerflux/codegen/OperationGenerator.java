// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Generates the operations as data, and the methods of the client that call them. */
final class OperationGenerator {

    private final Types types;

    OperationGenerator(Types types) {
        this.types = types;
    }

    Map<String, String> generate() {
        Map<String, String> sources = new TreeMap<>();
        List<Operation> operations = types.model().operations();
        OperationsWriter data = new OperationsWriter(types);
        JavaSource.add(Codegen.CORE, OperationsWriter.PACKAGE, data.write(operations), sources);
        ClientOperationsWriter client = new ClientOperationsWriter(types);
        JavaSource.add(Codegen.CORE, ClientOperationsWriter.PACKAGE, client.writeInterface(operations), sources);
        JavaSource.add(Codegen.CORE, ClientOperationsWriter.PACKAGE, client.writeImplementation(operations), sources);
        return sources;
    }
}
