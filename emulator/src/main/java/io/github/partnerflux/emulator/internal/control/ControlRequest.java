// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import java.util.Map;

/**
 * A control request.
 *
 * @param path the values of the variables in the endpoint's path, decoded
 * @param body the members of the body
 */
record ControlRequest(Map<String, String> path, Members body) {

    String variable(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the path has no variable " + name);
        }
        return value;
    }
}
