// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.TestClient.Reply;
import io.github.partnerflux.test.model.ServiceModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls operations as one of the emulator's accounts, in one catalog, with the members in the order of the test. */
public final class Caller {

    private final PartnerCentralEmulator emulator;
    private final EmulatedAccount account;
    private final String catalog;

    private Caller(PartnerCentralEmulator emulator, EmulatedAccount account, String catalog) {
        this.emulator = emulator;
        this.account = account;
        this.catalog = catalog;
    }

    /** Returns the caller of an account, in the catalog {@code AWS}. */
    public static Caller of(PartnerCentralEmulator emulator, int account) {
        return new Caller(emulator, emulator.account(account), "AWS");
    }

    public Caller in(String otherCatalog) {
        return new Caller(emulator, account, otherCatalog);
    }

    public String accountId() {
        return account.accountId();
    }

    /**
     * Calls an operation that is expected to succeed, and returns its output.
     *
     * @param members names and values (strings, numbers, lists and maps). The catalog and a new client token are added
     */
    public JsonNode call(String operation, Object... members) {
        Reply reply = reply(operation, members);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    /**
     * Calls an operation, and returns its outcome: {@code 200}, or status and reason, with the codes of a validation
     * error, for example {@code 409 DUPLICATE_CONNECTION}, {@code 400 BUSINESS INCOMPATIBLE_DOMAIN} or
     * {@code 400 FIELD Tags ACTION_NOT_PERMITTED}.
     */
    public String outcome(String operation, Object... members) {
        return outcome(reply(operation, members));
    }

    public static String outcome(Reply reply) {
        JsonNode json = reply.json();
        if (!json.path("ErrorDetails").isEmpty()) {
            return reply.status() + " "
                    + json.path("ErrorDetails")
                            .valueStream()
                            .map(Caller::detail)
                            .collect(Collectors.joining(", "));
        }
        return (reply.status() + " " + json.path("Reason").asString(reply.status() == 200 ? "" : reply.type())).strip();
    }

    private static String detail(JsonNode detail) {
        JsonNode field = detail.path("FieldValidationError");
        return field.isMissingNode()
                ? "BUSINESS " + detail.at("/BusinessValidationError/Code").asString()
                : "FIELD " + field.path("Name").asString() + " "
                        + field.path("Code").asString();
    }

    public Reply reply(String operation, Object... members) {
        Map<String, Object> input = new LinkedHashMap<>();
        Set<String> known =
                ServiceModel.get().operation(operation).input().members().keySet();
        if (known.contains("Catalog")) {
            input.put("Catalog", catalog);
        }
        if (known.contains("ClientToken")) {
            input.put("ClientToken", UUID.randomUUID().toString());
        }
        for (int i = 0; i < members.length; i += 2) {
            input.put((String) members[i], members[i + 1]);
        }
        return TestClient.unsigned(emulator, JsonMapper.shared().writeValueAsString(input))
                .header("X-Amz-Target", "PartnerCentralAccount." + operation)
                .sign(account.credentials())
                .send();
    }
}
