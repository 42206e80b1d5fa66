// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.argument.Arguments;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Accounts;
import io.github.partnerflux.emulator.internal.state.Catalogs;
import io.github.partnerflux.emulator.internal.state.Credentials;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.StateStore;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists accounts, connects them, and changes what is specific to an account, such as its connections. */
final class AccountEndpoints {

    private static final String CONNECTIONS = "accounts/{index}/connections/{catalog}";
    private static final String CONNECTION = CONNECTIONS + "/{id}";

    private final Accounts accounts;
    private final StateStore store;
    private final EmulatorActions actions;

    AccountEndpoints(Accounts accounts, StateStore store, EmulatorActions actions) {
        this.accounts = accounts;
        this.store = store;
        this.actions = actions;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("accounts", request -> list()),
                Endpoint.get("accounts/{index}", request -> describe(account(request))),
                Endpoint.put("accounts/{index}/rate", List.of("requestsPerSecond"), request -> {
                    actions.setRequestsPerSecond(
                            account(request).index(), request.body().numberOrNull("requestsPerSecond"));
                    return null;
                }),
                Endpoint.put("accounts/{index}/verifications/{type}", List.of("status", "reason"), request -> {
                    actions.completeVerification(
                            account(request).index(),
                            request.variable("type"),
                            request.body().text("status"),
                            request.body().optionalText("reason"));
                    return null;
                }),
                Endpoint.put("accounts/{index}/profile-updates/{catalog}", List.of("status"), request -> {
                    actions.completeProfileUpdate(
                            account(request).index(),
                            request.variable("catalog"),
                            request.body().text("status"));
                    return null;
                }),
                Endpoint.post(
                        CONNECTIONS,
                        List.of("connectionType"),
                        request -> Json.object()
                                .put(
                                        "id",
                                        actions.addConnection(
                                                account(request).index(),
                                                request.variable("catalog"),
                                                request.body().text("connectionType")))),
                Endpoint.put(CONNECTION + "/other-participant", List.of("name"), request -> {
                    actions.renameOtherParticipant(
                            account(request).index(),
                            request.variable("catalog"),
                            request.variable("id"),
                            request.body().text("name"));
                    return null;
                }),
                Endpoint.post(CONNECTION + "/cancel", List.of(), request -> {
                    actions.cancelConnection(
                            account(request).index(), request.variable("catalog"), request.variable("id"));
                    return null;
                }),
                Endpoint.delete(CONNECTION, request -> {
                    actions.removeConnection(
                            account(request).index(), request.variable("catalog"), request.variable("id"));
                    return null;
                }),
                Endpoint.post(
                        "connections",
                        List.of("catalog", "inviter", "receiver", "connectionType"),
                        request -> Json.object()
                                .put(
                                        "id",
                                        actions.connect(
                                                catalog(request),
                                                index(request, "inviter"),
                                                index(request, "receiver"),
                                                request.body().text("connectionType")))));
    }

    private static String catalog(ControlRequest request) {
        String catalog = request.body().optionalText("catalog");
        return catalog == null ? Catalogs.AWS : catalog;
    }

    private int index(ControlRequest request, String member) {
        return Arguments.checkRange(
                member, request.body().integer(member), 0, accounts.all().size() - 1);
    }

    private Account account(ControlRequest request) {
        String index = request.variable("index");
        try {
            return accounts.all().get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw ControlError.notFound("The account in the path must be an index between 0 and "
                    + (accounts.all().size() - 1) + ", but is " + index);
        }
    }

    private ObjectNode list() {
        ObjectNode response = Json.object();
        ArrayNode list = response.putArray("accounts");
        accounts.all().forEach(account -> list.add(describe(account)));
        return response;
    }

    /** Accesses the state for one account at a time, so that requests to the service do not wait for a long list. */
    private ObjectNode describe(Account account) {
        ObjectNode described = Json.object();
        described.put("index", account.index());
        described.put("accountId", account.accountId());
        described.set("credentials", describe(account.credentials()));
        described.set("temporaryCredentials", describe(account.temporaryCredentials()));
        ObjectNode partners = described.putObject("partners");
        store.access(state -> {
            for (String catalog : Catalogs.ALL) {
                Partner partner = state.world(catalog).partners().of(account);
                if (partner != null) {
                    partners.putObject(catalog).put("id", partner.id()).put("profileId", partner.profileId());
                }
            }
            return partners;
        });
        return described;
    }

    private static ObjectNode describe(Credentials credentials) {
        ObjectNode described = Json.object()
                .put("accessKeyId", credentials.accessKeyId())
                .put("secretAccessKey", credentials.secretAccessKey());
        if (credentials.sessionToken() != null) {
            described.put("sessionToken", credentials.sessionToken());
        }
        return described;
    }
}
