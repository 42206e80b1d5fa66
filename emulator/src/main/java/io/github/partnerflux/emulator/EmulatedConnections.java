// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Connections;
import io.github.partnerflux.emulator.internal.state.StateStore;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** An unmodifiable view of an account's connections in a catalog that computes its elements on access. */
final class EmulatedConnections extends AbstractList<EmulatedConnection> implements RandomAccess {

    private final StateStore store;
    private final Account account;
    private final String catalog;

    EmulatedConnections(StateStore store, Account account, String catalog) {
        this.store = store;
        this.account = account;
        this.catalog = catalog;
    }

    @Override
    public int size() {
        return store.access(state -> state.world(catalog).connections().count(account));
    }

    @Override
    public EmulatedConnection get(int index) {
        return store.access(state -> {
            Connections connections = state.world(catalog).connections();
            Objects.checkIndex(index, connections.count(account));
            return EmulatedConnection.of(catalog, connections.get(account, index));
        });
    }
}
