// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.ServiceModel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InputUnitTests {

    private static final Model MODEL = Model.load();

    @Test
    void readsMembers() {
        Input input = check(
                "ListConnections",
                "{'Catalog':'AWS','MaxResults':7,'OtherParticipantIdentifiers':['b','a'],'Unknown':'ignored'}");

        assertThat(input.text("Catalog")).isEqualTo("AWS");
        assertThat(input.optionalText("Catalog")).isEqualTo("AWS");
        assertThat(input.integer("MaxResults", 100)).isEqualTo(7);
        assertThat(input.texts("OtherParticipantIdentifiers")).containsExactly("b", "a");
        assertThat(input.has("Catalog")).isTrue();
        assertThat(input.has("Unknown")).isFalse();
    }

    @Test
    void optionalMembersMayBeAbsent() {
        Input input = check("ListConnections", "{'Catalog':'AWS','NextToken':null}");

        assertThat(input.has("NextToken")).isFalse();
        assertThat(input.optionalText("NextToken")).isNull();
        assertThat(input.optionalObject("Anything")).isNull();
        assertThat(input.integer("MaxResults", 100)).isEqualTo(100);
        assertThat(input.texts("OtherParticipantIdentifiers")).isEmpty();
        assertThat(input.objects("Anything")).isEmpty();
    }

    @Test
    void anAbsentMemberThatIsRequiredIsABug() {
        Input input = check("ListConnections", "{'Catalog':'AWS'}");

        assertThatThrownBy(() -> input.text("NextToken"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The input has no member NextToken");
        assertThatThrownBy(() -> input.number("MaxResults")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> input.object("Anything")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsNestedStructuresAndUnions() {
        Input task = full("StartProfileUpdateTask").object("TaskDetails");
        assertThat(task.objects("LocalizedContents"))
                .isNotEmpty()
                .allSatisfy(content -> assertThat(content.text("Locale")).isEqualTo("de-DE"));

        Input verification = full("StartVerification").object("VerificationDetails");
        assertThat(verification.tag()).isEqualTo("BusinessVerificationDetails");
        assertThat(verification.object(verification.tag()).has("LegalName")).isTrue();
        assertThatThrownBy(task::tag).isInstanceOf(IllegalStateException.class);

        assertThat(full("UpdateConnectionPreferences").number("Revision")).isEqualTo(5_000_000_000L);
    }

    @Test
    void inputsThatMeanTheSameHaveTheSameCanonicalText() {
        Input one = check(
                "CreatePartner",
                "{'Catalog':'AWS','ClientToken':'one','LegalName':'A','PrimarySolutionType':'TRAINING_SERVICES',"
                        + "'EmailVerificationCode':'123456','AllianceLeadContact':"
                        + "{'FirstName':'A','LastName':'B','Email':'a@b','BusinessTitle':'C'}}");
        Input other = check(
                "CreatePartner",
                "{'AllianceLeadContact':{'BusinessTitle':'C','Email':'a@b','LastName':'B','Future':[],'FirstName':'A'},"
                        + "'EmailVerificationCode':'123456','PrimarySolutionType':'TRAINING_SERVICES','Tags':null,"
                        + "'LegalName':'A','ClientToken':'other','Catalog':'AWS'}");

        assertThat(one.canonical()).isNotEqualTo(other.canonical());
        assertThat(one.canonical("ClientToken"))
                .isEqualTo(other.canonical("ClientToken"))
                .isEqualTo(("{'AllianceLeadContact':{'BusinessTitle':'C','Email':'a@b','FirstName':'A','LastName':'B'},"
                                + "'Catalog':'AWS','EmailVerificationCode':'123456','LegalName':'A',"
                                + "'PrimarySolutionType':'TRAINING_SERVICES'}")
                        .replace('\'', '"'));
        assertThat(one.text("ClientToken")).isEqualTo("one");
    }

    @Test
    void theOrderOfAListMatters() {
        assertThat(check("UntagResource", untag("'a','b'")).canonical())
                .isNotEqualTo(check("UntagResource", untag("'b','a'")).canonical());
    }

    @Test
    void toStringShowsNoValues() {
        assertThat(Samples.secretsIn(full("CreatePartner").toString())).isEmpty();
        assertThat(full("CreatePartner").toString()).contains("LegalName");
    }

    private static String untag(String keys) {
        String arn = "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/partner-abcdefgh23456";
        return "{'ResourceArn':'" + arn + "','TagKeys':[" + keys + "]}";
    }

    private static Input full(String operation) {
        return MODEL.check(
                operation,
                Json.write(Samples.full(ServiceModel.get().operation(operation).input())));
    }

    private static Input check(String operation, String input) {
        return MODEL.check(operation, input.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
