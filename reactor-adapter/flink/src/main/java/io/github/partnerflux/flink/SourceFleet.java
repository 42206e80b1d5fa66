// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.flink.SharedClients.SharedClient;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceReaderContext;
import reactor.core.publisher.Flux;

/**
 * The fleet of a source.
 *
 * @param id identifies the source on a TaskManager
 * @param clients creates the client of a TaskManager
 * @param accounts lists the accounts
 * @param credentials provides the credentials of an account
 * @param request the request for each account
 * @param limits the limits of each subtask
 */
record SourceFleet(
        String id,
        ClientFactory clients,
        AccountDiscovery accounts,
        AccountCredentials credentials,
        ListConnectionsRequest request,
        FleetLimits limits)
        implements Serializable {

    /** Returns the client for a reader, which must release it. */
    SharedClient client(SourceReaderContext reader) {
        UserCode.shutDownSchedulersAfter(reader.getUserCodeClassLoader());
        return SharedClients.acquire(id, clients);
    }

    FleetFlux<ConnectionSummary> listing(PartnerCentralAccountClient client, Flux<FleetAccount> assigned) {
        return limits.apply(client.listConnections(assigned, request));
    }
}
