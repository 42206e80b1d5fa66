// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A type of the service's model with its constraints. Immutable. */
interface Shape {

    /**
     * Checks a value and returns it without the members that are unknown or {@code null}.
     *
     * @param path the place of the value in the input, for example {@code OtherParticipantIdentifiers[2]}
     * @param value any value but {@code null}
     * @param errors receives the violations of constraints
     * @throws ServiceError if the value is of another JSON type, as the first such value is an error at once
     */
    JsonNode check(String path, JsonNode value, List<FieldError> errors);
}
