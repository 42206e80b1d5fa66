// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TagIntegrationTests extends AbstractEmulatorIntegrationTests {

    private final Caller account = Caller.of(emulator, 0);
    private final Caller other = Caller.of(emulator, 1);
    private String arn;

    TagIntegrationTests() {
        super(PartnerCentralEmulator.builder().accounts(2).connections(0).partnersIn("AWS", "Sandbox"));
    }

    @BeforeEach
    void prepare() {
        arn = arn(account);
    }

    @Test
    void tagsAreAddedAndReplacedByKey() {
        assertThat(tags(arn)).isEmpty();
        assertThat(tag(arn, "team", "a", "stage", "test")).isEqualTo("200");
        assertThat(tag(arn, "team", "b", "cost", "")).isEqualTo("200");
        assertThat(tags(arn)).containsExactly("team=b", "stage=test", "cost=");
    }

    @Test
    void tagsAreRemovedByKey() {
        tag(arn, "team", "a", "stage", "test");
        assertThat(untag(arn, "team")).isEqualTo("200");
        assertThat(tags(arn)).containsExactly("stage=test");
    }

    @Test
    void anAbsentKeyIsRemovedWithoutEffect() {
        tag(arn, "team", "a");
        assertThat(untag(arn, "stage")).isEqualTo("200");
        assertThat(tags(arn)).containsExactly("team=a");
    }

    @Test
    void theSandboxTakesTagsAfterCreation() {
        String sandbox = arn(account.in("Sandbox"));
        assertThat(tag(sandbox, "team", "a")).isEqualTo("200");
        assertThat(tags(sandbox)).containsExactly("team=a");
        assertThat(tags(arn)).isEmpty();
    }

    @Test
    void anUnknownArnIsNotFound() {
        String prefix = "arn:aws:partnercentral:us-east-1:";
        for (String unknown : List.of(
                prefix + account.accountId() + ":catalog/AWS/partner/partner-abcdefghijklm",
                prefix + account.accountId() + ":catalog/AWS/connection-preferences",
                prefix + "123456789012:catalog/AWS/partner/partner-abcdefghijklm",
                arn.replace("/AWS/", "/Sandbox/"))) {
            assertThat(tag(unknown, "team", "a")).isEqualTo("404 PARTNER_NOT_FOUND");
            assertThat(untag(unknown, "team")).isEqualTo("404 PARTNER_NOT_FOUND");
            assertThat(account.outcome("ListTagsForResource", "ResourceArn", unknown))
                    .isEqualTo("404 PARTNER_NOT_FOUND");
        }
    }

    @Test
    void anotherAccountsPartnerIsDenied() {
        tag(arn, "team", "a");
        assertThat(other.outcome("ListTagsForResource", "ResourceArn", arn)).isEqualTo("403 ACCESS_DENIED");
        assertThat(other.outcome("UntagResource", "ResourceArn", arn, "TagKeys", List.of("team")))
                .isEqualTo("403 ACCESS_DENIED");
        assertThat(other.outcome(
                        "TagResource", "ResourceArn", arn, "Tags", List.of(Map.of("Key", "team", "Value", "b"))))
                .isEqualTo("403 ACCESS_DENIED");
        assertThat(tags(arn)).containsExactly("team=a");
    }

    @Test
    void reservedKeysAreInvalid() {
        assertThat(tag(arn, "team", "a", "aws:team", "b", "AWS:x", "c"))
                .isEqualTo("400 FIELD Tags[1].Key INVALID_VALUE, FIELD Tags[2].Key INVALID_VALUE");
        assertThat(tags(arn)).isEmpty();
    }

    @Test
    void reservedKeysAreReportedBeforeAnUnknownArn() {
        assertThat(tag(arn.replace("/AWS/", "/Sandbox/"), "aws:team", "a"))
                .isEqualTo("400 FIELD Tags[0].Key INVALID_VALUE");
    }

    @Test
    void aResourceHasAtMostFiftyTags() {
        assertThat(account.outcome("TagResource", "ResourceArn", arn, "Tags", numbered(0, 50)))
                .isEqualTo("200");
        assertThat(account.outcome("TagResource", "ResourceArn", arn, "Tags", numbered(49, 51)))
                .isEqualTo("400 FIELD Tags TOO_MANY_VALUES");
        assertThat(account.outcome("TagResource", "ResourceArn", arn, "Tags", numbered(0, 50)))
                .isEqualTo("200");
        assertThat(tags(arn)).hasSize(50).doesNotContain("k50=v");
    }

    @Test
    void emptyListsChangeNothing() {
        tag(arn, "team", "a");
        assertThat(tag(arn)).isEqualTo("200");
        assertThat(untag(arn)).isEqualTo("200");
        assertThat(tags(arn)).containsExactly("team=a");
    }

    private static List<Map<String, String>> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Map.of("Key", "k" + i, "Value", "v"))
                .toList();
    }

    private String tag(String resourceArn, String... keysAndValues) {
        List<Map<String, String>> tags = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tags.add(Map.of("Key", keysAndValues[i], "Value", keysAndValues[i + 1]));
        }
        return account.outcome("TagResource", "ResourceArn", resourceArn, "Tags", tags);
    }

    private String untag(String resourceArn, String... keys) {
        return account.outcome("UntagResource", "ResourceArn", resourceArn, "TagKeys", List.of(keys));
    }

    private List<String> tags(String resourceArn) {
        return account.call("ListTagsForResource", "ResourceArn", resourceArn)
                .path("Tags")
                .valueStream()
                .map(tag -> tag.path("Key").asString() + "=" + tag.path("Value").asString())
                .toList();
    }

    private static String arn(Caller caller) {
        return caller.call("ListPartners").at("/PartnerSummaryList/0/Arn").asString();
    }
}
