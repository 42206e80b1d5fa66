package io.github.partnerflux.codegen;

import java.util.List;

/** A shape of the service model. */
sealed interface Shape {

    String name();

    /**
     * A structure.
     *
     * @param isError whether it is the body of an error response, for which the client has no record
     */
    record Structure(String name, List<Member> members, boolean isError) implements Shape {}

    /** A structure of which one member is set. */
    record Union(String name, List<Member> members) implements Shape {}

    /** A string with known values. */
    record OpenEnum(String name, List<String> values) implements Shape {}

    /**
     * A list.
     *
     * @param element the name of its elements' shape
     */
    record ListOf(String name, String element) implements Shape {}

    /**
     * A map.
     *
     * @param key the name of its keys' shape
     * @param value the name of its values' shape
     */
    record MapOf(String name, String key, String value) implements Shape {}

    /**
     * A string, number or timestamp.
     *
     * @param type the model's type, such as {@code integer}
     */
    record Scalar(String name, String type) implements Shape {}

    /**
     * A member of a structure or union.
     *
     * @param name its name on the wire, in UpperCamelCase
     * @param shape the name of its shape
     */
    record Member(String name, String shape, boolean required) {}
}
