// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.persistence;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads all that an emulator shows of its state: each read operation of each account in each catalog, and levers. */
final class Readings {

    private static final List<String> CATALOGS = List.of("AWS", "Sandbox");

    private static final List<String> OF_A_PARTNER = List.of(
            "GetPartner",
            "GetAllianceLeadContact",
            "GetProfileVisibility",
            "GetProfileUpdateTask",
            "GetQualificationsAssociationDetails",
            "GetQualificationsAssociationTask",
            "GetQualificationsDisassociationTask");

    private final Map<String, String> readings = new TreeMap<>();

    private Readings() {}

    /** Returns status and body of each response. */
    static Map<String, String> of(PartnerCentralEmulator emulator) {
        Readings all = new Readings();
        for (int account = 0; account < emulator.accounts().size(); account++) {
            for (String catalog : CATALOGS) {
                all.read(Caller.of(emulator, account).in(catalog), account + " " + catalog);
            }
        }
        for (String path : List.of("accounts", "events", "quotas", "email-codes/" + Journeys.EMAIL)) {
            all.readings.put(
                    path,
                    TestClient.unsigned(emulator, "")
                            .method("GET")
                            .path("/_emulator/" + path)
                            .send()
                            .body());
        }
        return all.readings;
    }

    private void read(Caller caller, String of) {
        for (JsonNode partner : pages(caller, of, "ListPartners", "PartnerSummaryList")) {
            for (String operation : OF_A_PARTNER) {
                read(caller, of, operation, "Identifier", partner.path("Id").stringValue());
            }
            read(
                    caller,
                    of,
                    "ListTagsForResource",
                    "ResourceArn",
                    partner.path("Arn").stringValue());
        }
        for (JsonNode connection : pages(caller, of, "ListConnections", "ConnectionSummaries")) {
            read(
                    caller,
                    of,
                    "GetConnection",
                    "Identifier",
                    connection.path("Id").stringValue());
        }
        for (JsonNode invitation : pages(caller, of, "ListConnectionInvitations", "ConnectionInvitationSummaries")) {
            read(
                    caller,
                    of,
                    "GetConnectionInvitation",
                    "Identifier",
                    invitation.path("Id").stringValue());
        }
        read(caller, of, "GetConnectionPreferences");
        read(caller, of, "GetVerification", "VerificationType", "BUSINESS_VERIFICATION");
        read(caller, of, "GetVerification", "VerificationType", "REGISTRANT_VERIFICATION");
    }

    private List<JsonNode> pages(Caller caller, String of, String operation, String member) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = read(caller, of, operation);
        page.path(member).forEach(items::add);
        while (page.has("NextToken")) {
            page = read(
                    caller, of, operation, "NextToken", page.path("NextToken").stringValue());
            page.path(member).forEach(items::add);
        }
        return items;
    }

    private JsonNode read(Caller caller, String of, String operation, Object... members) {
        TestClient.Reply reply = caller.reply(operation, members);
        readings.put(of + " " + operation + " " + List.of(members), reply.status() + " " + reply.body());
        return reply.json();
    }
}
