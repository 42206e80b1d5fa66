// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.fault.FaultQueue;
import io.github.partnerflux.emulator.internal.fault.InjectedFault;
import java.util.List;

/** Queues and clears faults. */
final class FaultEndpoints {

    private final FaultQueue faults;

    FaultEndpoints(FaultQueue faults) {
        this.faults = faults;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("faults", List.of("faults"), request -> {
                    List<InjectedFault> more = request.body().objects("faults").stream()
                            .map(FaultReader::read)
                            .toList();
                    faults.add(more);
                    return null;
                }),
                Endpoint.delete("faults", request -> {
                    faults.clear();
                    return null;
                }));
    }
}
