// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The name of a catalog, of which the model specifies the syntax only.
 *
 * @param syntax the model's constraints
 */
record CatalogShape(Shape syntax) implements Shape {

    private static final List<String> CATALOGS = List.of("AWS", "Sandbox");

    @Override
    public JsonNode check(String path, JsonNode value, List<FieldError> errors) {
        int before = errors.size();
        syntax.check(path, value, errors);
        String catalog = value.stringValue();
        if (errors.size() == before && !CATALOGS.contains(catalog)) {
            errors.add(new FieldError(
                    path, "must be one of " + CATALOGS + ", but is \"" + catalog + "\"", FieldError.INVALID_VALUE));
        }
        return value;
    }
}
