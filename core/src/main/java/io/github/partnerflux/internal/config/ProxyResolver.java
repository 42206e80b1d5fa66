// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Proxy;
import io.github.partnerflux.internal.text.ExternalText;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the proxy for an endpoint by the endpoint's scheme, as Java and command-line tools do. System properties
 * take precedence.
 */
final class ProxyResolver {

    private static final Pattern URL = Pattern.compile("(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<userInfo>.*)@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>\\d{1,5}))?/?");
    private static final Pattern ENTRY_WITH_PORT = Pattern.compile("(?<host>\\[.*]|[^:]*):(?<port>\\d{1,5})");

    private static final int MAX_PORT = 65_535;

    private final SettingReader settings;

    ProxyResolver(SettingReader settings) {
        this.settings = settings;
    }

    /** Returns {@code null} for a loopback address, as a proxy would resolve it to itself. */
    @Nullable
    Sourced<Proxy> resolve(Endpoint endpoint) {
        if (endpoint.isLoopback()) {
            return null;
        }
        Sourced<String> host = settings.property(endpoint.scheme() + ".proxyHost");
        if (host != null) {
            return isExcludedByProperty(endpoint) ? null : fromProperties(endpoint.scheme(), host);
        }
        Sourced<String> url = variable(endpoint.scheme() + "_proxy");
        return url == null || isExcludedByVariable(endpoint) ? null : parse(url);
    }

    private Sourced<Proxy> fromProperties(String scheme, Sourced<String> host) {
        Sourced<String> port = settings.property(scheme + ".proxyPort");
        return new Sourced<>(
                new Proxy(
                        host.value(),
                        port == null ? (scheme.equals("https") ? 443 : 80) : parsePort(port),
                        value(settings.property(scheme + ".proxyUser")),
                        value(settings.property(scheme + ".proxyPassword"))),
                host.source());
    }

    private static @Nullable String value(@Nullable Sourced<String> setting) {
        return setting == null ? null : setting.value();
    }

    private static int parsePort(Sourced<String> port) {
        try {
            int number = Integer.parseInt(port.value());
            if (number >= 1 && number <= MAX_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new IllegalArgumentException(
                port.source() + " must be from 1 to 65535, but is " + ExternalText.excerpt(port.value()));
    }

    private static Sourced<Proxy> parse(Sourced<String> setting) {
        Matcher url = URL.matcher(setting.value());
        if (!url.matches()) {
            // The message omits the value, which may contain a password.
            throw new IllegalArgumentException(
                    setting.source() + " must be a proxy's URL such as http://proxy.example.com:3128");
        }
        String scheme = url.group("scheme");
        if (scheme != null && !scheme.equalsIgnoreCase("http")) {
            throw new IllegalArgumentException(setting.source() + " must start with http://, but starts with " + scheme
                    + "://: set another kind of proxy with httpClient");
        }
        String userInfo = url.group("userInfo");
        String[] user = userInfo == null ? new String[0] : userInfo.split(":", 2);
        String port = url.group("port");
        return new Sourced<>(
                new Proxy(
                        url.group("host"),
                        port == null ? 80 : parsePort(new Sourced<>(port, "the port in " + setting.source())),
                        user.length == 0 ? null : decode(user[0], setting.source()),
                        user.length < 2 ? null : decode(user[1], setting.source())),
                setting.source());
    }

    private static String decode(String text, String source) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            // The exception omits the cause, whose message quotes the text that cannot be decoded.
            throw new IllegalArgumentException(source + " must have percent-encoded user info");
        }
    }

    private boolean isExcludedByProperty(Endpoint endpoint) {
        Sourced<String> hosts = settings.property("http.nonProxyHosts");
        return hosts != null
                && Arrays.stream(hosts.value().split("\\|", -1))
                        .anyMatch(host -> matches(host.strip(), endpoint.host()));
    }

    private boolean isExcludedByVariable(Endpoint endpoint) {
        Sourced<String> hosts = variable("no_proxy");
        return hosts != null
                && Arrays.stream(hosts.value().split("[,\\s]+", -1)).anyMatch(entry -> isNoProxy(entry, endpoint));
    }

    /** A domain also matches its subdomains. */
    private static boolean isNoProxy(String entry, Endpoint endpoint) {
        Matcher withPort = ENTRY_WITH_PORT.matcher(entry);
        String host = withPort.matches() ? withPort.group("host") : entry;
        if (withPort.matches() && Integer.parseInt(withPort.group("port")) != endpoint.port()) {
            return false;
        }
        String domain = host.startsWith(".") ? host.substring(1) : host;
        return !domain.isEmpty()
                && (matches(domain, endpoint.host())
                        || matches("[" + domain + "]", endpoint.host())
                        || matches("*." + domain, endpoint.host()));
    }

    /**
     * @param pattern a host name in which an asterisk matches any characters
     */
    private static boolean matches(String pattern, String host) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(host).matches();
    }

    private @Nullable Sourced<String> variable(String lowerCaseName) {
        Sourced<String> lowerCase = settings.variable(lowerCaseName);
        return lowerCase != null ? lowerCase : settings.variable(lowerCaseName.toUpperCase(Locale.ROOT));
    }
}
