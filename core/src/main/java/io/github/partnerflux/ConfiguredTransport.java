package io.github.partnerflux;

import io.github.partnerflux.internal.config.ClientConfiguration;
import io.github.partnerflux.internal.http.Route;

/** The configuration of a client, and where its requests go by that. */
record ConfiguredTransport(ClientConfiguration configuration, Route route) {}
