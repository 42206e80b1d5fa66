// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a method of a client.
 *
 * @param name the name in the service model, such as {@code ListConnections}
 * @param method the name of the method
 * @param item the type of the items that it lists, or {@code null} if it is not paged
 * @param notImplemented the message of the exception that a client throws if it does not implement the operation
 * @param javadoc what it does, as Javadoc
 * @param kdoc what it does, as KDoc
 */
record ClientOperation(
        String name,
        String method,
        ClassName request,
        ClassName response,
        @Nullable ClassName item,
        String notImplemented,
        String javadoc,
        String kdoc) {

    /** The package of the reactive client. */
    static final String PACKAGE = "io.github.partnerflux";

    /** Returns all operations, in the order of the service model. */
    static List<ClientOperation> of(Types types) {
        Documentation documentation = types.documentation();
        OperationTypes operationTypes = new OperationTypes(types);
        List<ClientOperation> operations = new ArrayList<>();
        for (Operation operation : types.model().operations()) {
            operations.add(new ClientOperation(
                    operation.name(),
                    operation.method(),
                    operationTypes.input(operation),
                    operationTypes.output(operation),
                    operation.paginator() == null ? null : operationTypes.item(operation),
                    operation.notImplemented(),
                    documentation.of(operation.name()),
                    documentation.kdoc(operation.name())));
        }
        return operations;
    }

    /** Returns the builder of the request. */
    ClassName builder() {
        return request.nestedClass("Builder");
    }

    /** Returns the name of the class that configures the request in Kotlin. */
    String dsl() {
        return request.simpleName() + "Dsl";
    }

    /** Returns the name of what an item is, such as {@code ConnectionInvitation}. */
    static String nameOf(ClassName item) {
        return item.simpleName().replaceFirst("Summary$", "");
    }

    /** Returns the name of what an item is in words, such as {@code connection invitation}. */
    static String wordsOf(ClassName item) {
        return nameOf(item).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
