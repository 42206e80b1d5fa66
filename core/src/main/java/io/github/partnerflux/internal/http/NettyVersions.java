// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.util.Version;
import java.util.List;

/** Finds out whether Reactor Netty and Netty on the class path fit each other. */
final class NettyVersions {

    private NettyVersions() {}

    /**
     * Links what the first call would link otherwise.
     *
     * @throws LinkageError if the HTTP codec does not fit Netty's buffers
     */
    static void link() {
        new HttpClientCodec();
    }

    /** Returns the exception for a client that cannot be linked. */
    static IllegalStateException mismatch(LinkageError cause) {
        List<String> versions = Version.identify().values().stream()
                .map(jar -> jar.artifactId() + " " + jar.artifactVersion())
                .sorted()
                .toList();
        return new IllegalStateException(
                "Reactor Netty does not fit the Netty on the class path: import io.netty:netty-bom in the version for"
                        + " which your reactor-netty is built, before other BOMs; found " + versions,
                cause);
    }
}
