// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.partnerflux.internal.text.ExternalText;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The endpoint to which requests are sent, with its parts as they appear in the Host header, the request line and the
 * signature. Not a {@link URI}, which has no host for {@code http://my_service:8080}.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port from 1 to 65535
 * @param path percent-encoded, without dot segments, starting and ending with a slash
 */
public record Endpoint(String scheme, String host, int port, String path) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65_535;

    private static final Pattern AUTHORITY = Pattern.compile("(?<host>\\[.*]|[^:]*)(?<port>:.*)?");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}");
    private static final Pattern NAME_CHARACTER = Pattern.compile("[A-Za-z0-9._-]");
    /**
     * More permissive than host names on the Internet: names in container networks may contain underscores,
     * for example.
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?");

    /**
     * Parses an endpoint that a user has set.
     *
     * @param name the name of the setting in messages
     * @throws IllegalArgumentException if the endpoint is invalid
     */
    public static Endpoint parse(String name, String text) {
        try {
            return of(name, new URI(text));
        } catch (URISyntaxException e) {
            // The message omits the text, which may contain a password.
            throw new IllegalArgumentException(name + " must be a URI such as https://example.com, but there is an "
                    + e.getReason().toLowerCase(Locale.ROOT) + " at index " + e.getIndex());
        }
    }

    /**
     * Converts an endpoint that a user has set.
     *
     * @param name the name of the setting in messages
     * @throws IllegalArgumentException if the endpoint is invalid
     */
    public static Endpoint of(String name, URI uri) {
        if (hasUserInfo(uri) || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            // The message omits the URI, which may contain a password.
            throw new IllegalArgumentException(name + " must have no user info, query or fragment");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw invalid(name, "start with https:// or http://", uri);
        }
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!authority.matches()) {
            throw invalid(name, "name a host", uri);
        }
        String host = requireHost(name, authority.group("host"), uri);
        String portText = authority.group("port");
        int port = portText == null ? defaultPort(scheme) : parsePort(portText);
        if (port < 1 || port > MAX_PORT) {
            throw invalid(name, "have a port from 1 to 65535 or none", uri);
        }
        return new Endpoint(scheme, host, port, normalize(uri.getRawPath()));
    }

    /**
     * Replaces {@link URI#getRawUserInfo()}, which is {@code null} if Java cannot parse the host, such as one with
     * an underscore.
     */
    private static boolean hasUserInfo(URI uri) {
        String authority = uri.getRawAuthority();
        return authority != null
                ? authority.contains("@")
                : uri.isOpaque() && uri.getRawSchemeSpecificPart().contains("@");
    }

    private static String requireHost(String name, String host, URI uri) {
        boolean isLiteral = host.startsWith("[");
        if (!isLiteral) {
            host.codePoints()
                    .mapToObj(Character::toString)
                    .filter(character -> !NAME_CHARACTER.matcher(character).matches())
                    .findFirst()
                    .ifPresent(character -> {
                        throw invalid(
                                name,
                                "name a host by letters of ASCII, digits, hyphens, underscores and dots, not "
                                        + ExternalText.quoted(character),
                                uri);
                    });
        }
        // The parser of the URI has validated an IPv6 address.
        if (isLiteral ? uri.getHost() == null : !NAME.matcher(host).matches()) {
            throw invalid(name, "name a host", uri);
        }
        return host;
    }

    private static int parsePort(String text) {
        return PORT.matcher(text).matches() ? Integer.parseInt(text.substring(1)) : -1;
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    /** Removes dot segments, as servers verify the signature of a path without them. */
    private static String normalize(String rawPath) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : rawPath.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(encodeNonAscii(segment));
            }
        }
        return segments.isEmpty() ? "/" : "/" + String.join("/", segments) + "/";
    }

    private static String encodeNonAscii(String segment) {
        StringBuilder encoded = new StringBuilder(segment.length());
        for (byte b : segment.getBytes(UTF_8)) {
            if (b >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static IllegalArgumentException invalid(String name, String rule, URI uri) {
        return new IllegalArgumentException(
                name + " must " + rule + ", but is " + ExternalText.excerpt(uri.toString()));
    }

    /** Returns the value of the Host header, which omits the default port of the scheme. */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /** Returns whether requests are sent over a network without TLS, so that others can read and alter them. */
    public boolean isPlaintextBeyondLoopback() {
        return !isSecure() && !isLoopback();
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    public boolean isLoopback() {
        // Without a DNS lookup: its result could declare any host to be local.
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return address == null
                    ? host.equalsIgnoreCase("localhost")
                    : InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes needs no lookup", e);
        }
    }

    @Override
    public String toString() {
        return scheme + "://" + authority() + path;
    }
}
