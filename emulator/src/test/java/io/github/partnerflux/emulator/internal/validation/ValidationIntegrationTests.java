// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import io.github.partnerflux.emulator.TestClient.Reply;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationIntegrationTests {

    private static PartnerCentralEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().connections(3).start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("{}", "Catalog REQUIRED_FIELD_MISSING", "is required"),
                Arguments.of("{'Catalog':null}", "Catalog REQUIRED_FIELD_MISSING", "is required"),
                Arguments.of("{'Catalog':''}", "Catalog INVALID_STRING_FORMAT", "between 1 and 64, but is 0"),
                Arguments.of("{'Catalog':'" + "a".repeat(65) + "'}", "Catalog INVALID_STRING_FORMAT", "64, but is 65"),
                Arguments.of("{'Catalog':'A_B'}", "Catalog INVALID_STRING_FORMAT", "[a-zA-Z0-9-]+, but is \"A_B\""),
                Arguments.of("{'Catalog':'aws'}", "Catalog INVALID_VALUE", "one of [AWS, Sandbox], but is \"aws\""),
                Arguments.of("{'Catalog':'AWS','MaxResults':0}", "MaxResults INVALID_VALUE", "1 and 100, but is 0"),
                Arguments.of("{'Catalog':'AWS','MaxResults':101}", "MaxResults INVALID_VALUE", "100, but is 101"),
                Arguments.of("{'Catalog':'AWS','MaxResults':-5}", "MaxResults INVALID_VALUE", "but is -5"),
                Arguments.of("{'Catalog':'AWS','NextToken':''}", "NextToken INVALID_STRING_FORMAT", "but is 0"),
                Arguments.of("{'Catalog':'AWS','NextToken':'a b'}", "NextToken INVALID_STRING_FORMAT", "[\\S]+"),
                Arguments.of(
                        "{'Catalog':'AWS','NextToken':'" + "a".repeat(2049) + "'}",
                        "NextToken INVALID_STRING_FORMAT",
                        "2048, but is 2049"),
                Arguments.of("{'Catalog':'AWS','NextToken':'invented'}", "NextToken INVALID_VALUE", "not a token"),
                Arguments.of(
                        "{'Catalog':'AWS','ConnectionType':'A1'}", "ConnectionType INVALID_STRING_FORMAT", "\"A1\""),
                Arguments.of(
                        "{'Catalog':'AWS','ConnectionType':'A:B:C'}",
                        "ConnectionType INVALID_STRING_FORMAT",
                        "\"A:B:C\""),
                Arguments.of(
                        "{'Catalog':'AWS','ConnectionType':'" + "a".repeat(201) + "'}",
                        "ConnectionType INVALID_STRING_FORMAT",
                        "200, but is 201"),
                Arguments.of(
                        "{'Catalog':'AWS','OtherParticipantIdentifiers':" + identifiers(101) + "}",
                        "OtherParticipantIdentifiers TOO_MANY_VALUES",
                        "at most 100 elements, but has 101"),
                Arguments.of(
                        "{'Catalog':'AWS','OtherParticipantIdentifiers':['a',null]}",
                        "OtherParticipantIdentifiers[1] REQUIRED_FIELD_MISSING",
                        "must not be null"),
                Arguments.of(
                        "{'Catalog':'AWS','OtherParticipantIdentifiers':['a','b','ä']}",
                        "OtherParticipantIdentifiers[2] INVALID_STRING_FORMAT",
                        "but is \"ä\""),
                Arguments.of(
                        "{'Catalog':'AWS','OtherParticipantIdentifiers':['" + "a".repeat(101) + "']}",
                        "OtherParticipantIdentifiers[0] INVALID_STRING_FORMAT",
                        "100, but is 101"));
    }

    @ParameterizedTest
    @MethodSource
    void invalid(String body, String error, String message) {
        Reply reply = TestClient.list(emulator, body.replace('\'', '"'));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("__type").asString(""))
                .isEqualTo("com.amazonaws.partnercentralaccount#ValidationException");
        assertThat(reply.json().path("Reason").asString("")).isEqualTo("REQUEST_VALIDATION_FAILED");
        assertThat(reply.fieldErrors()).containsExactly(error);
        assertThat(reply.json()
                        .path("ErrorDetails")
                        .path(0)
                        .path("FieldValidationError")
                        .path("Message")
                        .asString(""))
                .contains(message);
        assertThat(reply.message()).contains(message).contains(error.split(" ")[0]);
    }

    @Test
    void reportsAllViolations() {
        Reply reply = TestClient.list(
                emulator,
                "{\"NextToken\":\"\",\"ConnectionType\":\"\",\"MaxResults\":0,\"OtherParticipantIdentifiers\":[\"\",\"?\"]}");
        assertThat(reply.fieldErrors())
                .containsExactly(
                        "Catalog REQUIRED_FIELD_MISSING",
                        "NextToken INVALID_STRING_FORMAT",
                        "ConnectionType INVALID_STRING_FORMAT",
                        "MaxResults INVALID_VALUE",
                        "OtherParticipantIdentifiers[0] INVALID_STRING_FORMAT",
                        "OtherParticipantIdentifiers[1] INVALID_STRING_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Catalog':5}",
                "{'Catalog':['AWS']}",
                "{'Catalog':{}}",
                "{'Catalog':true}",
                "{'Catalog':'AWS','MaxResults':'5'}",
                "{'Catalog':'AWS','MaxResults':5.5}",
                "{'Catalog':'AWS','MaxResults':99999999999}",
                "{'Catalog':'AWS','MaxResults':true}",
                "{'Catalog':'AWS','NextToken':1}",
                "{'Catalog':'AWS','ConnectionType':[]}",
                "{'Catalog':'AWS','OtherParticipantIdentifiers':'a'}",
                "{'Catalog':'AWS','OtherParticipantIdentifiers':{}}",
                "{'Catalog':'AWS','OtherParticipantIdentifiers':[1]}",
                "{'Catalog':'AWS'",
                "{'Catalog':'AWS','Catalog':'AWS'}",
                "{'Catalog':'AWS'} {}",
                "{'Catalog':'AWS'}]",
                "{Catalog:'AWS'}",
                "[]",
                "'AWS'",
                "null",
                "1",
                "nonsense",
                "",
                " "
            })
    void malformed(String body) {
        Reply reply = TestClient.list(emulator, body.replace('\'', '"'));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("__type").asString(""))
                .isEqualTo("com.amazon.coral.service#SerializationException");
        assertThat(reply.message()).isNotBlank();
    }

    @Test
    void namesTheMemberOfTheWrongType() {
        assertThat(TestClient.list(emulator, "{\"Catalog\":\"AWS\",\"MaxResults\":\"5\"}")
                        .message())
                .isEqualTo("MaxResults: a string can not be converted to an Integer");
        assertThat(TestClient.list(emulator, "{\"Catalog\":7}").message())
                .isEqualTo("Catalog: an integer can not be converted to a String");
        assertThat(TestClient.list(emulator, "{\"Catalog\":\"AWS\",\"OtherParticipantIdentifiers\":[[]]}")
                        .message())
                .isEqualTo("OtherParticipantIdentifiers[0]: a list can not be converted to a String");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'LegalName': Secret_1}",
                "{'LegalName': 'x' Secret_1}",
                "{Secret_1: 'x'}",
                "{'Secret_1': 1, 'Secret_1': 2}",
                "Secret_1",
            })
    void namesThePlaceOfASyntaxErrorAndQuotesNothing(String body) {
        Reply reply = TestClient.list(emulator, body.replace('\'', '"'));
        assertThat(reply.message()).matches("The request body is not well-formed JSON at line 1, column [0-9]+");
    }

    @Test
    void rejectsDeepNesting() {
        Reply reply = TestClient.list(emulator, "{\"X\":" + "[".repeat(1000) + "]".repeat(1000) + "}");
        assertThat(reply.type()).isEqualTo("SerializationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Catalog':'AWS'}",
                "{'Catalog':'Sandbox','NextToken':null,'ConnectionType':null,'MaxResults':null}",
                "{'Catalog':'AWS','MaxResults':1}",
                "{'Catalog':'AWS','MaxResults':100}",
                "{'Catalog':'AWS','OtherParticipantIdentifiers':[]}",
                "{'Catalog':'AWS','OtherParticipantIdentifiers':null}",
                "{'Catalog':'AWS','Unknown':{'ignored':[1]}}",
                " \n{'Catalog' : 'AWS'}\n "
            })
    void valid(String body) {
        assertThat(TestClient.list(emulator, body.replace('\'', '"')).status()).isEqualTo(200);
    }

    @Test
    void takesAHundredIdentifiers() {
        String body = "{'Catalog':'AWS','OtherParticipantIdentifiers':" + identifiers(100) + "}";
        assertThat(TestClient.list(emulator, body.replace('\'', '"')).status()).isEqualTo(200);
    }

    private static String identifiers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'p" + i + "'").collect(Collectors.joining(",", "[", "]"));
    }
}
