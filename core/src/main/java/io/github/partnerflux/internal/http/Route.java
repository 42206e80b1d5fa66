package io.github.partnerflux.internal.http;

import reactor.netty.http.client.HttpClient;

/** Where exchanges of a transport go to, and through which proxy. */
public final class Route {

    final HttpClient.ResponseReceiver<?> request;
    /** Not a URI, in which a host with an underscore is none. */
    final String uri;

    final boolean hasProxy;

    Route(HttpClient.ResponseReceiver<?> request, String uri, boolean hasProxy) {
        this.request = request;
        this.uri = uri;
        this.hasProxy = hasProxy;
    }
}
