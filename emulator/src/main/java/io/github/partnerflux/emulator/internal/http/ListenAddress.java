// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;

/** The address that a server listens on. Creating one blocks until the host's name is resolved. */
public final class ListenAddress {

    public static final String DEFAULT_HOST = "127.0.0.1";

    private final String host;
    private final InetSocketAddress address;

    public ListenAddress(String host, int port) {
        this.host = host;
        this.address = new InetSocketAddress(host, port);
    }

    InetSocketAddress socketAddress() {
        return address;
    }

    boolean isResolved() {
        return !address.isUnresolved();
    }

    /** Returns whether only this machine can connect. */
    public boolean isLoopback() {
        return isResolved() && address.getAddress().isLoopbackAddress();
    }

    /**
     * Returns whether a {@code Host} header is trusted. On a loopback address only this host, IP addresses and
     * {@code localhost} are: the owner of any other name can let it lead here after a web page was loaded from it, and
     * the browser would then send the page's requests as those of the same origin.
     */
    boolean isTrusted(String hostHeader) {
        if (!isLoopback()) {
            return true;
        }
        String name = hostHeader.replaceFirst(":\\d*$", "");
        return name.equalsIgnoreCase("localhost")
                || name.equalsIgnoreCase(host)
                || NetUtil.isValidIpV4Address(name)
                || (name.startsWith("[") && NetUtil.isValidIpV6Address(name));
    }

    boolean isOfThisMachine() {
        try {
            return address.getAddress().isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address.getAddress()) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    /**
     * Returns the URI for clients. They cannot connect to "all interfaces": it names the loopback interface instead.
     */
    URI endpoint(int boundPort) {
        InetAddress bound = address.getAddress();
        String reachable = host;
        if (bound.isAnyLocalAddress()) {
            reachable = bound instanceof Inet6Address ? "::1" : "127.0.0.1";
        }
        return URI.create("http://" + authority(reachable, boundPort));
    }

    /** Returns host and port, as in a URI. */
    @Override
    public String toString() {
        return authority(host, address.getPort());
    }

    private static String authority(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
