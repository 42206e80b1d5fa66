// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractConnectionIntegrationTests;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists the connections of an account while they change: three generated ones, and one with each other account. */
class ChangingConnectionsIntegrationTests extends AbstractConnectionIntegrationTests {

    private static final String LIST = "ListConnections";

    private List<String> all;

    @BeforeEach
    void connectAll() {
        for (int other = 1; other <= 3; other++) {
            emulator.connect("AWS", 0, other, COLLABORATION);
        }
        all = emulator.account(0).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
        assertThat(all).hasSize(6);
    }

    @Test
    void connectionsCanceledBetweenTwoPagesAreNeitherSkippedNorRepeated() {
        JsonNode page = sender.call(LIST, "MaxResults", 4);
        cancel(all.get(3), COLLABORATION);
        cancel(all.get(5), COLLABORATION);
        assertThat(allFrom(page)).isEqualTo(all);
    }

    @Test
    void connectionsCreatedBetweenTwoPagesAreListedOnceAtTheEnd() {
        JsonNode page = sender.call(LIST, "MaxResults", 4);
        cancel(all.get(3), COLLABORATION);
        String created = connect(COLLABORATION);
        List<String> expected = new ArrayList<>(all);
        expected.add(created);
        assertThat(allFrom(page)).isEqualTo(expected);
    }

    @Test
    void aTypeAddedBetweenTwoPagesRepeatsNoConnection() {
        JsonNode page = sender.call(LIST, "MaxResults", 4);
        assertThat(connect(SUBSIDIARY)).isEqualTo(all.get(3));
        assertThat(allFrom(page)).isEqualTo(all);
    }

    @Test
    void connectionsThatLeaveAFilterBetweenTwoPagesSkipNoOthers() {
        for (int other = 1; other <= 3; other++) {
            emulator.connect("AWS", 0, other, SUBSIDIARY);
        }
        List<String> participants = List.of(accountId(1), accountId(2), accountId(3));
        Object[] filters = {
            "MaxResults", 1, "ConnectionType", SUBSIDIARY + ":ACTIVE", "OtherParticipantIdentifiers", participants
        };
        JsonNode page = sender.call(LIST, filters);
        cancel(all.get(3), SUBSIDIARY);
        assertThat(allFrom(page, filters)).isEqualTo(all.subList(3, 6));
    }

    @Test
    void connectionsRemovedBetweenTwoPagesSkipNoOthers() {
        JsonNode page = sender.call(LIST, "MaxResults", 4);
        EmulatedAccount account = emulator.account(0);
        for (int removed : new int[] {0, 3, 4}) {
            account.removeConnection("AWS", all.get(removed));
        }
        String added = account.addConnection("AWS", SUBSIDIARY);
        List<String> expected = new ArrayList<>(all);
        expected.remove(4);
        expected.add(added);
        assertThat(allFrom(page)).isEqualTo(expected);
    }

    @Test
    void aTokenOfAPageWhoseItemsWereAllRemovedLeadsToTheEnd() {
        JsonNode page = sender.call(LIST, "MaxResults", 4);
        emulator.account(0).removeConnection("AWS", all.get(4));
        emulator.account(0).removeConnection("AWS", all.get(5));
        assertThat(allFrom(page)).isEqualTo(all.subList(0, 4));
    }

    private void cancel(String id, String type) {
        sender.call("CancelConnection", "Identifier", id, "ConnectionType", type, "Reason", "");
    }

    private List<String> allFrom(JsonNode firstPage, Object... filters) {
        List<String> found = new ArrayList<>(ids(firstPage));
        JsonNode page = firstPage;
        while (page.has("NextToken")) {
            List<Object> members = new ArrayList<>(Arrays.asList(filters));
            members.add("NextToken");
            members.add(page.path("NextToken").stringValue());
            page = sender.call(LIST, members.toArray());
            found.addAll(ids(page));
        }
        return found;
    }

    private static List<String> ids(JsonNode page) {
        return page.path("ConnectionSummaries")
                .valueStream()
                .map(summary -> summary.path("Id").stringValue())
                .toList();
    }
}
