// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.endpoint;

import org.jspecify.annotations.Nullable;

/** An HTTP proxy for requests. Not a record, whose {@code toString()} would show the password. */
public final class Proxy {

    private final String host;
    private final int port;
    private final @Nullable String username;
    private final @Nullable String password;

    public Proxy(String host, int port, @Nullable String username, @Nullable String password) {
        this.host = host;
        this.port = port;
        this.username = username;
        this.password = password;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public @Nullable String username() {
        return username;
    }

    public @Nullable String password() {
        return password;
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
