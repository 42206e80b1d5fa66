// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes one JSON object per line; in a listing of several accounts with the account as its first member. */
final class NdjsonWriter implements RowWriter {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final boolean severalAccounts;

    NdjsonWriter(boolean severalAccounts) {
        this.severalAccounts = severalAccounts;
    }

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] row(Row row) {
        String json =
                SafeText.escapeUnsafe(MAPPER.writeValueAsString(severalAccounts ? withAccount(row) : row.connection()));
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode withAccount(Row row) {
        ObjectNode connection = MAPPER.valueToTree(row.connection());
        return MAPPER.createObjectNode().put("Account", row.account()).setAll(connection);
    }
}
