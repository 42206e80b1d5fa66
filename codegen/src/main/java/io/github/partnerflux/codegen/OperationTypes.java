// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Java types of operations, and the names of their members. */
final class OperationTypes {

    private final Types types;

    OperationTypes(Types types) {
        this.types = types;
    }

    ClassName input(Operation operation) {
        return types.record(types.shape(operation.input()));
    }

    ClassName output(Operation operation) {
        return types.record(types.shape(operation.output()));
    }

    boolean isOutputEmpty(Operation operation) {
        return types.model().structure(operation.output()).members().isEmpty();
    }

    /** Returns the type of what an operation lists. */
    ClassName item(Operation operation) {
        String items = member(operation.output(), paginator(operation).items()).shape();
        return types.record(types.shape(((Shape.ListOf) types.shape(items)).element()));
    }

    String inputToken(Operation operation) {
        return member(operation.input(), paginator(operation).inputToken()).variable();
    }

    String items(Operation operation) {
        return member(operation.output(), paginator(operation).items()).variable();
    }

    String outputToken(Operation operation) {
        return member(operation.output(), paginator(operation).outputToken()).variable();
    }

    /** Returns the member of which the client lists groups, or {@code null}. */
    Shape.@Nullable Member splitMember(Operation operation) {
        return types.model().structure(operation.input()).members().stream()
                .filter(member -> types.shape(member.shape()) instanceof Shape.ListOf list && list.groupSize() != null)
                .findAny()
                .orElse(null);
    }

    /** Returns the maximum number of elements of a {@linkplain #splitMember split member} in a request. */
    long groupSize(Shape.Member member) {
        return Objects.requireNonNull(((Shape.ListOf) types.shape(member.shape())).groupSize());
    }

    private Shape.Member member(String structure, String name) {
        List<Shape.Member> members = types.model().structure(structure).members();
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(structure + " has no member " + name));
    }

    private static Operation.Paginator paginator(Operation operation) {
        return Objects.requireNonNull(operation.paginator());
    }
}
