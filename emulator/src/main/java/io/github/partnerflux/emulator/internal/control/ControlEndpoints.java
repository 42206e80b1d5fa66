// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.fault.FaultQueue;
import io.github.partnerflux.emulator.internal.recording.RequestLog;
import io.github.partnerflux.emulator.internal.state.Accounts;
import io.github.partnerflux.emulator.internal.state.StateStore;
import java.util.ArrayList;
import java.util.List;

/** The registry of endpoints. */
public final class ControlEndpoints {

    private ControlEndpoints() {}

    public static List<Endpoint> all(
            Accounts accounts, StateStore store, FaultQueue faults, RequestLog<?> log, EmulatorActions actions) {
        List<Endpoint> all = new ArrayList<>();
        all.add(Endpoint.post("reset", List.of(), request -> {
            actions.reset();
            return null;
        }));
        all.add(Endpoint.post("state/save", List.of(), request -> {
            actions.saveState();
            return null;
        }));
        all.addAll(new ClockEndpoints(store, actions).all());
        all.addAll(new FaultEndpoints(faults).all());
        all.addAll(new RequestEndpoints(log).all());
        all.addAll(new AccountEndpoints(accounts, store, actions).all());
        all.addAll(new QuotaEndpoints(store, actions).all());
        all.addAll(new MessageEndpoints(store, actions).all());
        return List.copyOf(all);
    }
}
