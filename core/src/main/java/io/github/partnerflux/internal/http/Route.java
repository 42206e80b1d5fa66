// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import reactor.netty.http.client.HttpClient;

/** The destination of exchanges, and the client that is configured for it. */
public final class Route {

    final HttpClient.ResponseReceiver<?> request;
    /** A string, because {@code URI} has no host for a name with an underscore. */
    final String uri;

    final boolean hasProxy;

    Route(HttpClient.ResponseReceiver<?> request, String uri, boolean hasProxy) {
        this.request = request;
        this.uri = uri;
        this.hasProxy = hasProxy;
    }
}
