// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.model.AccessDeniedExceptionReason;
import io.github.partnerflux.model.AccessType;
import io.github.partnerflux.model.BusinessValidationCode;
import io.github.partnerflux.model.BusinessVerificationDetails;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.FieldValidationCode;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;
import io.github.partnerflux.model.Participant;
import io.github.partnerflux.model.RegistrantVerificationDetails;
import io.github.partnerflux.model.StartVerificationRequest;
import io.github.partnerflux.model.Tag;
import io.github.partnerflux.model.TagResourceRequest;
import io.github.partnerflux.model.TagResourceResponse;
import io.github.partnerflux.model.UntagResourceRequest;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import io.github.partnerflux.model.ValidationError;
import io.github.partnerflux.model.VerificationDetails;
import io.github.partnerflux.model.VerificationResponseDetails;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tests that an application's Jackson writes and reads the public types in the JSON of the service, with and without its module. */
class JsonFormUnitTests {

    private static final JsonMapper DEFAULTS = JsonMapper.builder().build();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final JsonMapper WITH_MODULE = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new PartnerCentralAccountModule())
            .build();

    private static final String ARN =
            "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/partner-1234567890abc";

    static Stream<Arguments> forms() {
        return Stream.of(
                form(Checkpoint.start(), Checkpoint.class, "\"pf1:0:\""),
                form(Checkpoint.parse("pf1:37:someToken"), Checkpoint.class, "\"pf1:37:someToken\""),
                form(Checkpoint.end(), Checkpoint.class, "\"pf1:end\""),
                form(ConnectionType.SUBSIDIARY, ConnectionType.class, "\"SUBSIDIARY\""),
                form(new ConnectionType("NEWER"), ConnectionType.class, "\"NEWER\""),
                form(
                        AccessDeniedExceptionReason.INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE,
                        AccessDeniedExceptionReason.class,
                        "\"INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE\""),
                form(
                        new Participant.PartnerProfile("p-1", "Acme"),
                        Participant.class,
                        "{'PartnerProfile':{'Id':'p-1','Name':'Acme'}}"),
                form(
                        new Participant.SellerProfile("p-1", "Acme"),
                        Participant.class,
                        "{'SellerProfile':{'Id':'p-1','Name':'Acme'}}"),
                form(new Participant.Account("Acme"), Participant.class, "{'Account':{'Name':'Acme'}}"),
                form(new Participant.Unknown("Reseller"), Participant.class, "{'Reseller':{}}"),
                form(new Participant.Unknown(""), Participant.class, "{'':{}}"),
                form(
                        new ValidationError.FieldValidationError("Catalog", "wrong", new FieldValidationCode("NEWER")),
                        ValidationError.class,
                        "{'FieldValidationError':{'Name':'Catalog','Message':'wrong','Code':'NEWER'}}"),
                form(
                        new ValidationError.BusinessValidationError("wrong", new BusinessValidationCode("NEWER")),
                        ValidationError.class,
                        "{'BusinessValidationError':{'Message':'wrong','Code':'NEWER'}}"),
                form(new ValidationError.Unknown("Newer"), ValidationError.class, "{'Newer':{}}"),
                form(
                        new BusinessVerificationDetails("Acme", "HRB 1", "DE", null),
                        BusinessVerificationDetails.class,
                        "{'LegalName':'Acme','RegistrationId':'HRB 1','CountryCode':'DE'}"),
                form(
                        new StartVerificationRequest(
                                null, new BusinessVerificationDetails("Acme", "HRB 1", "DE", null)),
                        StartVerificationRequest.class,
                        "{'VerificationDetails':{'BusinessVerificationDetails':"
                                + "{'LegalName':'Acme','RegistrationId':'HRB 1','CountryCode':'DE'}}}"),
                form(
                        new StartVerificationRequest(null, new RegistrantVerificationDetails()),
                        StartVerificationRequest.class,
                        "{'VerificationDetails':{'RegistrantVerificationDetails':{}}}"),
                form(
                        new Subjects(
                                new BusinessVerificationDetails("Acme", "HRB 1", "DE", null),
                                new BusinessVerificationDetails("Acme", "HRB 1", "DE", null),
                                List.of(new RegistrantVerificationDetails(), new VerificationDetails.Unknown("Newer"))),
                        Subjects.class,
                        "{'business':{'LegalName':'Acme','RegistrationId':'HRB 1','CountryCode':'DE'},"
                                + "'subject':{'BusinessVerificationDetails':"
                                + "{'LegalName':'Acme','RegistrationId':'HRB 1','CountryCode':'DE'}},"
                                + "'others':[{'RegistrantVerificationDetails':{}},{'Newer':{}}]}"),
                form(
                        new VerificationResponseDetails.BusinessVerificationResponse(
                                new BusinessVerificationDetails("Acme", "HRB 1", "DE", null), null, null),
                        VerificationResponseDetails.class,
                        "{'BusinessVerificationResponse':{'BusinessVerificationDetails':"
                                + "{'LegalName':'Acme','RegistrationId':'HRB 1','CountryCode':'DE'}}}"),
                form(new TagResourceResponse(), TagResourceResponse.class, "{}"),
                form(
                        new UntagResourceRequest(ARN, List.of()),
                        UntagResourceRequest.class,
                        "{'ResourceArn':'" + ARN + "','TagKeys':[]}"),
                form(
                        new UpdateConnectionPreferencesRequest("AWS", 5_000_000_000L, AccessType.DENY_ALL, null),
                        UpdateConnectionPreferencesRequest.class,
                        "{'Catalog':'AWS','Revision':5000000000,'AccessType':'DENY_ALL'}"),
                form(
                        new UpdateConnectionPreferencesRequest("AWS", 1L, AccessType.DENY_ALL, List.of()),
                        UpdateConnectionPreferencesRequest.class,
                        "{'Catalog':'AWS','Revision':1,'AccessType':'DENY_ALL','ExcludedParticipantIdentifiers':[]}"),
                form(
                        connection(),
                        ConnectionSummary.class,
                        "{'Catalog':'AWS','Id':'pac-1','Arn':'arn:aws:x','OtherParticipantAccountId':'123456789012',"
                                + "'UpdatedAt':'2026-01-02T03:04:05.678Z','ConnectionTypes':{"
                                + "'SUBSIDIARY':{'Status':'ACTIVE','OtherParticipant':{'SellerProfile':{'Id':'p-1','Name':'Acme'}}},"
                                + "'NEWER':{'Status':'PAUSED','OtherParticipant':{'Reseller':{}}}}}"),
                form(
                        new ListConnectionsResponse(List.of(), "token"),
                        ListConnectionsResponse.class,
                        "{'ConnectionSummaries':[],'NextToken':'token'}"),
                form(
                        ListConnectionsRequest.builder().catalog("AWS").build(),
                        ListConnectionsRequest.class,
                        "{'Catalog':'AWS'}"),
                form(
                        new ListConnectionsRequest("AWS", "token", "SUBSIDIARY", 50, List.of("123456789012")),
                        ListConnectionsRequest.class,
                        "{'Catalog':'AWS','NextToken':'token','ConnectionType':'SUBSIDIARY','MaxResults':50,"
                                + "'OtherParticipantIdentifiers':['123456789012']}"),
                form(
                        new ListConnectionsRequest("AWS", null, null, null, List.of()),
                        ListConnectionsRequest.class,
                        "{'Catalog':'AWS','OtherParticipantIdentifiers':[]}"),
                form(
                        new Checkpointed<>(connection(), Checkpoint.of("token", 1)),
                        new TypeReference<Checkpointed<ConnectionSummary>>() {},
                        null),
                form(
                        new Page<>(List.of(connection()), "token", "request-1"),
                        new TypeReference<Page<ConnectionSummary>>() {},
                        null));
    }

    /** A type of an application, in which one type is declared as itself and as the union that it is a member of. */
    record Subjects(
            BusinessVerificationDetails business, VerificationDetails subject, List<VerificationDetails> others) {}

    private static <T> Arguments form(T value, Class<? super T> type, String json) {
        return Arguments.of(value, JsonMapper.shared().constructType(type), json.replace('\'', '"'));
    }

    private static <T> Arguments form(T value, TypeReference<T> type, String json) {
        return Arguments.of(value, JsonMapper.shared().constructType(type.getType()), json);
    }

    private static ConnectionSummary connection() {
        Map<ConnectionType, ConnectionTypeSummary> types = new LinkedHashMap<>();
        types.put(
                ConnectionType.SUBSIDIARY,
                new ConnectionTypeSummary(ConnectionTypeStatus.ACTIVE, new Participant.SellerProfile("p-1", "Acme")));
        types.put(
                new ConnectionType("NEWER"),
                new ConnectionTypeSummary(new ConnectionTypeStatus("PAUSED"), new Participant.Unknown("Reseller")));
        return new ConnectionSummary(
                "AWS", "pac-1", "arn:aws:x", "123456789012", Instant.parse("2026-01-02T03:04:05.678Z"), types);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyTypeIsWrittenAndReadBack(Object value, tools.jackson.databind.JavaType type, String json) {
        String written = DEFAULTS.writeValueAsString(value);

        if (json != null) {
            assertThat(written).isEqualTo(json);
        }
        assertThat(WITH_MODULE.writeValueAsString(value)).isEqualTo(written);
        assertThat(WITH_MODULE.<Object>readValue(written, type)).isEqualTo(value);
        assertThat(DEFAULTS.<Object>readValue(written, type)).isEqualTo(value);
        assertThat(STRICT.<Object>readValue(written, type)).isEqualTo(value);
    }

    static Stream<JsonMapper> mappers() {
        return Stream.of(DEFAULTS, WITH_MODULE);
    }

    /** The service returns tags, too, and what it returns is read leniently. */
    @ParameterizedTest
    @MethodSource("mappers")
    void readsATagWithoutAValueAsOneWithAnEmptyValue(JsonMapper mapper) {
        TagResourceRequest request = mapper.readValue(
                "{\"ResourceArn\":\"" + ARN + "\",\"Tags\":[{\"Key\":\"team\"}]}", TagResourceRequest.class);

        assertThat(request.tags()).containsExactly(new Tag("team", ""));
    }

    @Test
    void writesTheCheckpointOfACheckpointedAsText() {
        assertThat(DEFAULTS.writeValueAsString(new Checkpointed<>("item", Checkpoint.of("token", 37))))
                .isEqualTo("{\"item\":\"item\",\"next\":\"pf1:37:token\"}");
    }

    @Test
    void ignoresUnknownMembers() {
        assertThat(DEFAULTS.readValue("""
                        {"Id": "pac-1", "Newer": {"a": 1}, "ConnectionTypes": {"SUBSIDIARY": {"Status": "ACTIVE", "Newer": [],
                        "OtherParticipant": {"Reseller": {"Id": "r", "Deep": [{}]}}}}}""", ConnectionSummary.class))
                .isEqualTo(new ConnectionSummary(
                        null,
                        "pac-1",
                        null,
                        null,
                        null,
                        Map.of(
                                ConnectionType.SUBSIDIARY,
                                new ConnectionTypeSummary(
                                        ConnectionTypeStatus.ACTIVE, new Participant.Unknown("Reseller")))));
    }
}
