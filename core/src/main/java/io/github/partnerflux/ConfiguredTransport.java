// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.config.ClientConfiguration;
import io.github.partnerflux.internal.http.Route;

/** The configuration of a client, and the route that its requests take. */
record ConfiguredTransport(ClientConfiguration configuration, Route route) {}
