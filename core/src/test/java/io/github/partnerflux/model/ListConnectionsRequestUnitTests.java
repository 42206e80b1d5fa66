// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ListConnectionsRequestUnitTests {

    private static final ListConnectionsRequest COMPLETE = ListConnectionsRequest.builder()
            .catalog("AWS")
            .nextToken("token")
            .connectionType("SUBSIDIARY")
            .maxResults(50)
            .otherParticipantIdentifiers("111122223333", "pprofile-1")
            .build();

    static Stream<Arguments> violations() {
        return Stream.of(
                violation("no catalog", r -> r.catalog(null), "Catalog is required"),
                violation(
                        "empty catalog",
                        r -> r.catalog(""),
                        "Catalog must be 1 to 64 characters long, but has 0: \"\""),
                violation(
                        "catalog of 65 characters",
                        r -> r.catalog("c".repeat(65)),
                        "Catalog must be 1 to 64",
                        "has 65"),
                violation(
                        "catalog with a space",
                        r -> r.catalog("A WS"),
                        "Catalog must match [a-zA-Z0-9-]+, but is \"A WS\""),
                violation("catalog with a line break", r -> r.catalog("AWS\n"), "Catalog must match", "\"AWS \""),
                violation("page size 0", r -> r.maxResults(0), "MaxResults must be from 1 to 100, but is 0"),
                violation("page size 101", r -> r.maxResults(101), "MaxResults must be from 1 to 100, but is 101"),
                violation(
                        "identifier with a space",
                        r -> r.otherParticipantIdentifiers("a", "b c"),
                        "OtherParticipantIdentifiers[1] must match [a-zA-Z0-9-]+, but is \"b c\""),
                violation(
                        "empty identifier",
                        r -> r.otherParticipantIdentifiers(""),
                        "OtherParticipantIdentifiers[0] must be 1 to 100 characters long, but has 0"),
                violation(
                        "identifier of 101 characters",
                        r -> r.otherParticipantIdentifiers("i".repeat(101)),
                        "OtherParticipantIdentifiers[0] must be 1 to 100 characters long, but has 101"),
                violation(
                        "null identifier",
                        r -> r.otherParticipantIdentifiers("a", null),
                        "OtherParticipantIdentifiers[1] is required"),
                violation(
                        "token of 3,000 characters",
                        r -> r.nextToken("t".repeat(3_000)),
                        "NextToken must be 1 to 2048 characters long, but has 3000: \"" + "t".repeat(500) + "…\""),
                violation(
                        "empty token", r -> r.nextToken(""), "NextToken must be 1 to 2048 characters long, but has 0"),
                violation(
                        "token with white space", r -> r.nextToken("a b"), "NextToken must match \\S+, but is \"a b\""),
                violation(
                        "empty connection type", r -> r.connectionType(""), "ConnectionType must be 1 to 200", "has 0"),
                violation(
                        "connection type of 201 characters",
                        r -> r.connectionType("T".repeat(201)),
                        "ConnectionType must be 1 to 200",
                        "has 201"),
                violation(
                        "connection type with a digit",
                        r -> r.connectionType("TYPE1"),
                        "ConnectionType must match [a-zA-Z_-]+(:[a-zA-Z]+)?, but is \"TYPE1\""),
                violation("connection type that ends in a colon", r -> r.connectionType("TYPE:"), "\"TYPE:\""),
                violation("connection type of two colons", r -> r.connectionType("A:B:C"), "\"A:B:C\""));
    }

    private static Arguments violation(
            String name, UnaryOperator<ListConnectionsRequest.Builder> change, String... messageParts) {
        return Arguments.argumentSet(name, change, List.of(messageParts));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void refusesViolationsOfTheModel(UnaryOperator<ListConnectionsRequest.Builder> change, List<String> messageParts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(ListConnectionsRequest.builder().catalog("AWS"))
                        .build())
                .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
    }

    static Stream<Arguments> boundaries() {
        return Stream.of(
                boundary("catalog of 1 character", r -> r.catalog("A")),
                boundary("catalog of 64 characters", r -> r.catalog("aZ0-".repeat(16))),
                boundary("page size 1", r -> r.maxResults(1)),
                boundary("page size 100", r -> r.maxResults(100)),
                boundary("no page size", r -> r.maxResults(null)),
                boundary("an empty list of identifiers", r -> r.otherParticipantIdentifiers(List.of())),
                boundary("no identifiers", r -> r.otherParticipantIdentifiers((Collection<String>) null)),
                boundary(
                        "more identifiers than fit into one listing",
                        r -> r.otherParticipantIdentifiers(Collections.nCopies(101, "x"))),
                boundary("identifier of 100 characters", r -> r.otherParticipantIdentifiers("aZ0-9".repeat(20))),
                boundary("token of 1 character", r -> r.nextToken("/")),
                boundary("token of 2,048 characters", r -> r.nextToken("t".repeat(2_048))),
                boundary("token of 2,048 code points", r -> r.nextToken("\uD83D\uDE00".repeat(2_048))),
                boundary("no token", r -> r.nextToken(null)),
                boundary("connection type of 200 characters", r -> r.connectionType("T".repeat(200))),
                boundary("connection type with a status", r -> r.connectionType("OPPORTUNITY-COLLABORATION_x:ACTIVE")),
                boundary("no connection type", r -> r.connectionType(null)));
    }

    private static Arguments boundary(String name, UnaryOperator<ListConnectionsRequest.Builder> change) {
        return Arguments.argumentSet(name, change);
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void acceptsTheLimitsOfTheModel(UnaryOperator<ListConnectionsRequest.Builder> change) {
        ListConnectionsRequest.Builder builder =
                change.apply(ListConnectionsRequest.builder().catalog("AWS"));

        assertThat(builder.build().toBuilder().build()).isEqualTo(builder.build());
    }

    @Test
    void validatesTheArgumentsOfTheConstructor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListConnectionsRequest(null, null, null, null, List.of()))
                .withMessage("Catalog is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListConnectionsRequest("AWS", null, null, null, Arrays.asList("a", null)))
                .withMessage("OtherParticipantIdentifiers[1] is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListConnectionsRequest("AWS", null, null, 101, List.of()))
                .withMessage("MaxResults must be from 1 to 100, but is 101");
    }

    @Test
    void toBuilderKeepsEveryMember() {
        assertThat(COMPLETE.toBuilder().build()).isEqualTo(COMPLETE);
        assertThat(COMPLETE.toBuilder().nextToken(null).maxResults(7).build())
                .isEqualTo(new ListConnectionsRequest(
                        "AWS", null, "SUBSIDIARY", 7, List.of("111122223333", "pprofile-1")));
        assertThat(COMPLETE.toBuilder().catalog("Sandbox").build()).isNotEqualTo(COMPLETE);
    }

    @Test
    void distinguishesAnEmptyListOfIdentifiersFromNone() {
        ListConnectionsRequest notSet =
                ListConnectionsRequest.builder().catalog("AWS").build();
        ListConnectionsRequest empty =
                notSet.toBuilder().otherParticipantIdentifiers(List.of()).build();

        assertThat(notSet.hasOtherParticipantIdentifiers()).isFalse();
        assertThat(notSet.otherParticipantIdentifiers()).isEmpty();
        assertThat(empty.hasOtherParticipantIdentifiers()).isTrue();
        assertThat(empty.otherParticipantIdentifiers()).isEmpty();
        assertThat(empty)
                .isNotEqualTo(notSet)
                .isEqualTo(new ListConnectionsRequest("AWS", null, null, null, List.of()));
        assertThat(empty.toBuilder().build()).isEqualTo(empty);
        assertThat(empty.toBuilder()
                        .otherParticipantIdentifiers((Collection<String>) null)
                        .build())
                .isEqualTo(notSet)
                .isEqualTo(new ListConnectionsRequest("AWS", null, null, null, null));
    }

    @Test
    void copiesTheIdentifiers() {
        String[] array = {"a", "b"};
        List<String> list = new ArrayList<>(Arrays.asList(array));
        ListConnectionsRequest.Builder ofArray =
                ListConnectionsRequest.builder().catalog("AWS").otherParticipantIdentifiers(array);
        ListConnectionsRequest.Builder ofList =
                ListConnectionsRequest.builder().catalog("AWS").otherParticipantIdentifiers(list);
        ListConnectionsRequest request = new ListConnectionsRequest("AWS", null, null, null, list);
        array[0] = "changed";
        list.clear();

        assertThat(ofArray.build().otherParticipantIdentifiers()).containsExactly("a", "b");
        assertThat(ofList.build().otherParticipantIdentifiers()).containsExactly("a", "b");
        assertThat(request.otherParticipantIdentifiers()).containsExactly("a", "b");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> request.otherParticipantIdentifiers().add("c"));
    }

    @Test
    void toStringShowsTheMembers() {
        assertThat(COMPLETE)
                .hasToString(
                        "ListConnectionsRequest[catalog=AWS, nextToken=token, connectionType=SUBSIDIARY,"
                                + " maxResults=50, otherParticipantIdentifiers=[111122223333, pprofile-1], overrideConfiguration=null]");
    }
}
