package io.github.partnerflux.codegen;

import java.util.List;
import java.util.Map;

/**
 * What the service model does not say.
 *
 * @param operations the operations to generate codecs for
 * @param types the names of the Java types that are named differently from their shapes, such as those of nested records
 * @param sensitive scalars that logs must not contain, in addition to those that the model marks
 * @param unlimited lists that may be longer than the service allows, because the client splits them
 * @param statuses the HTTP status of each error
 * @param interfaces the read-only interfaces of equal outputs
 * @param copies the structures that can be created from another structure, and that structure
 * @param updates the interfaces whose values are changed by a request, and that request
 * @param links the targets of Javadoc links for code in the documentation
 */
record Overlay(
        List<String> operations,
        Map<String, String> types,
        List<String> sensitive,
        List<String> unlimited,
        Map<String, Integer> statuses,
        Map<String, Interface> interfaces,
        Map<String, String> copies,
        Map<String, Update> updates,
        Map<String, String> links) {

    /**
     * An interface of equal outputs.
     *
     * @param text the description of the interface
     * @param outputs the outputs, the first of which has the descriptions of the members
     */
    record Interface(String text, List<String> outputs) {}

    /**
     * A request that changes what an output contains.
     *
     * @param request the name of the request's structure
     * @param renamed the names of the request's members that are named differently in the output
     */
    record Update(String request, Map<String, String> renamed) {}
}
