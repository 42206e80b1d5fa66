package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.state.Connection;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** An unmodifiable view of an account's connections that converts its elements on access. */
final class EmulatedConnections extends AbstractList<EmulatedConnection> implements RandomAccess {

    private final List<Connection> connections;

    EmulatedConnections(List<Connection> connections) {
        this.connections = connections;
    }

    @Override
    public int size() {
        return connections.size();
    }

    @Override
    public EmulatedConnection get(int index) {
        return EmulatedConnection.of(connections.get(index));
    }
}
