// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service model does not say.
 *
 * @param types the names of the Java types that are named differently from their shapes, such as those of nested records
 * @param sensitive scalars that logs must not contain, in addition to those that the model marks
 * @param unlimited lists that may be longer than the service allows, because the client splits them
 * @param knownErrors the errors for which the client has hand-written exceptions
 * @param interfaces the read-only interfaces of equal outputs
 * @param copies the structures that can be created from another structure, and that structure
 * @param samples the lines of the samples in the Javadoc of types
 * @param links the targets of Javadoc links for code in the documentation
 */
record Overlay(
        Map<String, String> types,
        List<String> sensitive,
        List<String> unlimited,
        List<String> knownErrors,
        Map<String, Interface> interfaces,
        Map<String, Copy> copies,
        Map<String, List<String>> samples,
        Map<String, String> links) {

    /**
     * An interface of equal outputs.
     *
     * @param text the description of the interface
     * @param outputs the outputs, the first of which has the descriptions of the members
     * @param update the request that changes what the outputs contain, or {@code null}
     */
    record Interface(
            String text, List<String> outputs, @Nullable Update update) {}

    /**
     * A structure that can be created from another one, whose members have the same names.
     *
     * @param source the name of the other structure
     * @param text the description of the method
     */
    record Copy(String source, String text) {}

    /**
     * A request that changes what an output contains.
     *
     * @param request the name of the request's structure
     * @param text the description of the method
     * @param renamed the names of the request's members that are named differently in the output
     */
    record Update(String request, String text, Map<String, String> renamed) {}
}
