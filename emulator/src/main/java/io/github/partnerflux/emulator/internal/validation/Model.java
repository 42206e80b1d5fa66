// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The service's model, which specifies the operations and the constraints on their inputs. */
public final class Model {

    private static final String RESOURCE = "partnercentral-account-model.json";

    private final Map<String, StructureShape> inputs;

    Model(JsonNode json) {
        this.inputs = ModelReader.inputs(json);
    }

    /** Returns the service's model, which is read when it is needed first. That blocks. */
    public static Model load() {
        return Loaded.MODEL;
    }

    /**
     * Parses and checks a request body. A value of the wrong JSON type is an error at once; all violations of
     * constraints are reported together.
     *
     * @param operation the name of an operation of the model
     * @throws ServiceError if the body is not a valid input of the operation
     */
    public Input check(String operation, byte[] body) {
        StructureShape shape = inputs.get(operation);
        if (shape == null) {
            throw new IllegalArgumentException("The model has no operation " + operation);
        }
        List<FieldError> errors = new ArrayList<>();
        ObjectNode members = shape.check("", RequestBody.parse(body), errors);
        if (!errors.isEmpty()) {
            throw ServiceError.validation(errors);
        }
        return new Input(members);
    }

    /** Loads the model once for all emulators: it never changes. */
    private static final class Loaded {

        static final Model MODEL = new Model(read());

        private static JsonNode read() {
            try (InputStream in = Model.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new FileNotFoundException("The emulator's jar lacks " + RESOURCE);
                }
                return Json.read(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
