package io.github.partnerflux.internal.endpoint;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The service's endpoint rules, and what a user may set in their place. */
public final class Endpoints {

    private static final String HOST_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private Endpoints() {}

    /** Where the service is in a region. It has only dual-stack names. */
    public static URI of(Region region, boolean fips) {
        PartitionEndpointKey dualStack =
                PartitionEndpointKey.builder().tags(EndpointTag.DUALSTACK).build();
        String suffix = PartitionMetadata.of(region).dnsSuffix(dualStack);
        return URI.create(
                "https://partnercentral-account" + (fips ? "-fips" : "") + "." + region.id() + "." + suffix + "/");
    }

    /** A region's name becomes part of a host's, so that it must not be able to name another host. */
    public static Region requireValid(Region region) {
        if (!region.id().matches(HOST_LABEL)) {
            throw new IllegalArgumentException(
                    "region must be lower-case letters, digits and hyphens, as in us-east-1, but is \"" + region.id()
                            + "\"");
        }
        return region;
    }

    /** An endpoint that can be called: {@code http} or {@code https}, a host, perhaps a port and a path. */
    public static URI requireValid(URI endpoint) {
        if (hasUserInfo(endpoint) || endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
            // Not shown: user info may be a password.
            throw new IllegalArgumentException("endpointOverride must have no user info, query or fragment");
        }
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw invalid("begin with https:// or http://", endpoint);
        }
        if (endpoint.getHost() == null) {
            throw invalid("name a host", endpoint);
        }
        boolean portIsMissing = endpoint.getRawAuthority().endsWith(":");
        if (portIsMissing || endpoint.getPort() == 0 || endpoint.getPort() > 65_535) {
            throw invalid("have a port from 1 to 65535 or none", endpoint);
        }
        String path = endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        return URI.create(scheme + "://" + endpoint.getRawAuthority() + path);
    }

    /** Not {@link URI#getRawUserInfo()}: that is {@code null} where Java takes the host for none, as with an underscore. */
    private static boolean hasUserInfo(URI endpoint) {
        String authority = endpoint.getRawAuthority();
        return authority != null
                ? authority.contains("@")
                : endpoint.isOpaque() && endpoint.getRawSchemeSpecificPart().contains("@");
    }

    /** Without TLS, everyone on the way reads and may alter what is sent; on this machine there is no way. */
    public static boolean isPlaintextBeyondLoopback(URI endpoint) {
        return endpoint.getScheme().equals("http") && !isLoopback(endpoint.getHost());
    }

    private static boolean isLoopback(String host) {
        // Never a look-up: who controls names could call any host local.
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return address == null
                    ? host.equalsIgnoreCase("localhost")
                    : InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes needs no look-up", e);
        }
    }

    private static IllegalArgumentException invalid(String rule, URI endpoint) {
        return new IllegalArgumentException("endpointOverride must " + rule + ", but is " + endpoint);
    }
}
