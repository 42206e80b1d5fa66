// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service model. */
public final class ServiceModel {

    private static final ServiceModel INSTANCE = new ServiceModel(read());

    private final JsonNode json;

    private ServiceModel(JsonNode json) {
        this.json = json;
    }

    public static ServiceModel get() {
        return INSTANCE;
    }

    /** Returns the value of {@code X-Amz-Target} for an operation. */
    public String target(Operation operation) {
        return json.at("/metadata/targetPrefix").stringValue() + "." + operation.name();
    }

    public List<Operation> operations() {
        return json.path("operations").valueStream().map(this::operation).toList();
    }

    public Operation operation(String name) {
        return operation(json.path("operations").required(name));
    }

    /** Returns all shapes of a type, for example {@code structure}. */
    public List<Shape> shapes(String type) {
        return json.path("shapes")
                .propertyStream()
                .map(shape -> new Shape(shape.getKey(), shape.getValue()))
                .filter(shape -> shape.type().equals(type))
                .toList();
    }

    public Shape shape(String name) {
        return new Shape(name, json.path("shapes").required(name));
    }

    /** Returns the shape and all shapes that it consists of. */
    public Set<Shape> reachable(Shape shape) {
        Set<Shape> reached = new LinkedHashSet<>();
        collect(shape, reached);
        return reached;
    }

    private void collect(Shape shape, Set<Shape> reached) {
        if (reached.add(shape)) {
            shape.references().forEach(name -> collect(shape(name), reached));
        }
    }

    private Operation operation(JsonNode operation) {
        Shape input = shape(operation.at("/input/shape").stringValue());
        return new Operation(
                operation.path("name").stringValue(),
                operation.has("readonly") || operation.has("idempotent") || input.idempotencyToken() != null,
                input,
                shape(operation.at("/output/shape").stringValue()),
                operation
                        .path("errors")
                        .valueStream()
                        .map(error -> shape(error.path("shape").stringValue()))
                        .toList());
    }

    private static JsonNode read() {
        try (InputStream in = ServiceModel.class.getResourceAsStream("partnercentral-account-model.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An operation.
     *
     * @param name the operation's name, for example {@code GetPartner}
     * @param repeatable whether it makes no difference if the operation is executed again
     * @param input the request's structure
     * @param output the response's structure
     * @param errors the structures of the errors
     */
    public record Operation(String name, boolean repeatable, Shape input, Shape output, List<Shape> errors) {

        @Override
        public String toString() {
            return name;
        }
    }
}
