// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the records of a response. */
class ConnectionSummaryUnitTests {

    private static final ConnectionTypeSummary ACTIVE =
            new ConnectionTypeSummary(ConnectionTypeStatus.ACTIVE, new Participant.Account("Example Corp"));

    static Stream<Arguments> missingMembers() {
        return Stream.of(
                missing(
                        new ConnectionSummary(null, null, null, null, null, null),
                        new ConnectionSummary("", "", "", "", Instant.EPOCH, Map.of())),
                missing(
                        new ConnectionTypeSummary(null, null),
                        new ConnectionTypeSummary(new ConnectionTypeStatus(""), new Participant.Unknown(""))),
                missing(new Participant.PartnerProfile(null, null), new Participant.PartnerProfile("", "")),
                missing(new Participant.SellerProfile(null, null), new Participant.SellerProfile("", "")),
                missing(new Participant.Account(null), new Participant.Account("")),
                missing(new ListConnectionsResponse(null, null), new ListConnectionsResponse(List.of(), null)),
                missing(
                        new ValidationError.FieldValidationError(null, null, null),
                        new ValidationError.FieldValidationError("", "", new FieldValidationCode(""))),
                missing(
                        new ValidationError.BusinessValidationError(null, null),
                        new ValidationError.BusinessValidationError("", new BusinessValidationCode(""))));
    }

    private static Arguments missing(Object record, Object expected) {
        return Arguments.argumentSet(record.getClass().getSimpleName(), record, expected);
    }

    @ParameterizedTest
    @MethodSource("missingMembers")
    void hasDefaultsForMissingMembers(Object record, Object expected) {
        assertThat(record).isEqualTo(expected);
    }

    @Test
    void copiesCollectionsToUnmodifiableOnes() {
        Map<ConnectionType, ConnectionTypeSummary> types = new LinkedHashMap<>();
        types.put(ConnectionType.SUBSIDIARY, ACTIVE);
        types.put(ConnectionType.OPPORTUNITY_COLLABORATION, ACTIVE);
        ConnectionSummary connection = connection(types);
        List<ConnectionSummary> connections = new ArrayList<>(List.of(connection));
        ListConnectionsResponse response = new ListConnectionsResponse(connections, null);
        types.clear();
        connections.clear();

        assertThat(connection.connectionTypes().keySet())
                .containsExactly(ConnectionType.SUBSIDIARY, ConnectionType.OPPORTUNITY_COLLABORATION);
        assertThat(response.connectionSummaries()).containsExactly(connection);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> connection.connectionTypes().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> response.connectionSummaries().clear());
    }

    @Test
    void toStringShowsTheMembers() {
        assertThat(connection(Map.of(ConnectionType.SUBSIDIARY, ACTIVE)))
                .hasToString("ConnectionSummary[catalog=AWS, id=pac-1234567890abc, arn=arn:aws:x,"
                        + " otherParticipantAccountId=111122223333, updatedAt=2026-01-02T03:04:05Z,"
                        + " connectionTypes={SUBSIDIARY=ConnectionTypeSummary[status=ACTIVE,"
                        + " otherParticipant=Account[name=Example Corp]]}]");
    }

    static Stream<Arguments> openEnums() {
        return Stream.of(
                openEnum(ConnectionType::new, ConnectionType.SUBSIDIARY, "SUBSIDIARY"),
                openEnum(ConnectionTypeStatus::new, ConnectionTypeStatus.ACTIVE, "ACTIVE"),
                openEnum(AccessDeniedExceptionReason::new, AccessDeniedExceptionReason.ACCESS_DENIED, "ACCESS_DENIED"),
                openEnum(
                        ValidationExceptionReason::new,
                        ValidationExceptionReason.REQUEST_VALIDATION_FAILED,
                        "REQUEST_VALIDATION_FAILED"),
                openEnum(FieldValidationCode::new, FieldValidationCode.INVALID_VALUE, "INVALID_VALUE"),
                openEnum(
                        BusinessValidationCode::new,
                        BusinessValidationCode.INVALID_ACCOUNT_STATE,
                        "INVALID_ACCOUNT_STATE"));
    }

    private static <E> Arguments openEnum(Function<String, E> constructor, E constant, String text) {
        return Arguments.argumentSet(constant.getClass().getSimpleName(), constructor, constant, text);
    }

    @ParameterizedTest
    @MethodSource("openEnums")
    void keepsUnknownTextInOpenEnums(Function<String, ?> constructor, Object constant, String text) {
        assertThat(constructor.apply(text))
                .isEqualTo(constant)
                .hasSameHashCodeAs(constant)
                .hasToString(text);
        assertThat(constructor.apply("NEWER"))
                .hasToString("NEWER")
                .isNotEqualTo(constant)
                .isEqualTo(constructor.apply("NEWER"));
        assertThatNullPointerException().isThrownBy(() -> constructor.apply(null));
    }

    private static ConnectionSummary connection(Map<ConnectionType, ConnectionTypeSummary> types) {
        return new ConnectionSummary(
                "AWS", "pac-1234567890abc", "arn:aws:x", "111122223333", Instant.parse("2026-01-02T03:04:05Z"), types);
    }
}
