// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param size how many elements it may have
     * @param groupSize how many elements of it the client sends in a request if it splits the list, or {@code null}
     */
    record ListOf(
            String name,
            String element,
            Bounds size,
            @Nullable Long groupSize) implements Shape {}

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
     * @param bounds the lengths that a string may have, in code points, or the range of a number
     * @param pattern the pattern of ECMA 262 that a string must match as a whole, or {@code null} for any string
     * @param isSensitive whether logs and messages must not contain its values
     */
    record Scalar(
            String name,
            String type,
            Bounds bounds,
            @Nullable String pattern,
            boolean isSensitive) implements Shape {}

    /**
     * A member of a structure or union.
     *
     * @param name its name on the wire, in UpperCamelCase
     * @param shape the name of its shape
     * @param isClientToken whether it is the token by which the service recognizes a repeated request
     */
    record Member(String name, String shape, boolean required, boolean isClientToken) {

        /** Returns the name of the member in Java. */
        String variable() {
            return Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }
    }

    /** The least and the largest number that are allowed, or {@code null} for no limit. */
    record Bounds(@Nullable Long min, @Nullable Long max) {

        boolean isLimited() {
            return min != null || max != null;
        }
    }
}
