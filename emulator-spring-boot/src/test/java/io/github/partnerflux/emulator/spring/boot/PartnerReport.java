// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import org.springframework.stereotype.Service;

/** A service of the application. */
@Service
class PartnerReport {

    private final PartnerCentralAccountClient client;

    PartnerReport(PartnerCentralAccountClient client) {
        this.client = client;
    }

    long countConnections() {
        return client.listConnections(request -> request.catalog("AWS")).count().block();
    }
}
