package io.github.partnerflux.codegen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Generates the operations of the clients with futures. */
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
        return sources;
    }
}
