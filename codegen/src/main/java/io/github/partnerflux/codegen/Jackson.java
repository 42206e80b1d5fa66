// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.function.Function;

/**
 * Jackson's annotations, by which a mapper without the client's module reads and writes the types in the JSON of
 * the service.
 */
final class Jackson {

    static final ClassName CREATOR = annotation("JsonCreator");
    static final ClassName VALUE = annotation("JsonValue");
    static final ClassName IGNORE = annotation("JsonIgnore");
    static final ClassName PROPERTY = annotation("JsonProperty");
    static final ClassName TYPE_ID = annotation("JsonTypeId");

    private static final ClassName AUTO_DETECT = annotation("JsonAutoDetect");
    private static final ClassName INCLUDE = annotation("JsonInclude");
    private static final ClassName IGNORE_PROPERTIES = annotation("JsonIgnoreProperties");
    private static final ClassName SUB_TYPES = annotation("JsonSubTypes");
    private static final ClassName TYPE_INFO = annotation("JsonTypeInfo");

    private Jackson() {}

    static AnnotationSpec property(String name) {
        return AnnotationSpec.builder(PROPERTY).addMember("value", "$S", name).build();
    }

    /** Omits members that are not set. */
    static AnnotationSpec nonNull() {
        return AnnotationSpec.builder(INCLUDE)
                .addMember("value", "$T.NON_NULL", INCLUDE.nestedClass("Include"))
                .build();
    }

    /** Reads the fields and not the accessors: only the field is {@code null} for a collection that is not set. */
    static AnnotationSpec fieldsOnly() {
        return AnnotationSpec.builder(AUTO_DETECT)
                .addMember("getterVisibility", "$T.NONE", AUTO_DETECT.nestedClass("Visibility"))
                .build();
    }

    /** For the records of unions: Jackson also passes the tag to the value, where only {@code Unknown} has a member for it. */
    static AnnotationSpec ignoreUnknown() {
        return AnnotationSpec.builder(IGNORE_PROPERTIES)
                .addMember("ignoreUnknown", "true")
                .build();
    }

    /** A union is an object with one member, whose name is the tag. */
    static AnnotationSpec union(ClassName unknown) {
        return AnnotationSpec.builder(TYPE_INFO)
                .addMember("use", "$T.NAME", TYPE_INFO.nestedClass("Id"))
                .addMember("include", "$T.WRAPPER_OBJECT", TYPE_INFO.nestedClass("As"))
                .addMember("property", "$S", "tag")
                .addMember("visible", "true")
                .addMember("defaultImpl", "$T.class", unknown)
                .build();
    }

    /** For the record of a union that is also a member of other structures, where it has no tag. */
    static AnnotationSpec withoutTag() {
        return AnnotationSpec.builder(TYPE_INFO)
                .addMember("use", "$T.NONE", TYPE_INFO.nestedClass("Id"))
                .build();
    }

    static AnnotationSpec members(Shape.Union union, Function<Shape.Member, ClassName> record) {
        AnnotationSpec.Builder types = AnnotationSpec.builder(SUB_TYPES);
        for (Shape.Member member : union.members()) {
            types.addMember(
                    "value",
                    CodeBlock.of(
                            "$L",
                            AnnotationSpec.builder(SUB_TYPES.nestedClass("Type"))
                                    .addMember("value", "$T.class", record.apply(member))
                                    .addMember("name", "$S", member.name())
                                    .build()));
        }
        return types.build();
    }

    private static ClassName annotation(String name) {
        return ClassName.get("com.fasterxml.jackson.annotation", name);
    }
}
