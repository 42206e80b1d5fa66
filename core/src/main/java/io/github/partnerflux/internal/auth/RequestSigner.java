package io.github.partnerflux.internal.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs requests with <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">SigV4</a>. Not by the AWS
 * SDK: its signer logs what it signs, the session token included, as soon as its logger is at DEBUG.
 */
public final class RequestSigner {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SIGNING_NAME = "partnercentral-account";
    private static final String SCOPE_END = "aws4_request";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = "yyyyMMdd".length();

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private final URI endpoint;
    private final String region;

    public RequestSigner(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
        // The first use loads Java's security providers, which may block: here it may.
        hmac(sha256(new byte[0]), "");
    }

    /** The request to send: what is to be signed, and the signature. */
    public SdkHttpRequest sign(AwsCredentialsIdentity identity, Map<String, String> headers, byte[] body, Clock clock) {
        String bodyHash = hex(sha256(body));
        String time = TIME.format(clock.instant());
        SortedMap<String, String> signed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        signed.putAll(headers);
        signed.put("Host", host());
        signed.put("X-Amz-Date", time);
        signed.put("x-amz-content-sha256", bodyHash);
        if (identity instanceof AwsSessionCredentialsIdentity session) {
            signed.put("X-Amz-Security-Token", session.sessionToken().strip());
        }
        String names = signed.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(";"));
        List<String> scope = List.of(time.substring(0, DATE_LENGTH), region, SIGNING_NAME, SCOPE_END);
        String toSign = String.join(
                "\n", ALGORITHM, time, String.join("/", scope), hex(sha256(canonical(signed, names, bodyHash))));
        byte[] key = ("AWS4" + identity.secretAccessKey().strip()).getBytes(UTF_8);
        for (String part : scope) {
            key = hmac(key, part);
        }
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint);
        signed.forEach(request::putHeader);
        return request.putHeader(
                        "Authorization",
                        ALGORITHM + " Credential=" + identity.accessKeyId().strip() + "/" + String.join("/", scope)
                                + ", SignedHeaders=" + names + ", Signature=" + hex(hmac(key, toSign)))
                .build();
    }

    private byte[] canonical(SortedMap<String, String> signed, String names, String bodyHash) {
        StringBuilder request =
                new StringBuilder("POST\n").append(canonicalPath()).append("\n\n");
        signed.forEach((name, value) -> request.append(name.toLowerCase(Locale.ROOT))
                .append(':')
                .append(value.strip().replaceAll(" +", " "))
                .append('\n'));
        return request.append('\n')
                .append(names)
                .append('\n')
                .append(bodyHash)
                .toString()
                .getBytes(UTF_8);
    }

    /** Without the port that goes without saying, as it is sent. */
    private String host() {
        int port = endpoint.getPort();
        boolean isDefault = port == -1 || port == (endpoint.getScheme().equals("https") ? 443 : 80);
        return endpoint.getHost() + (isDefault ? "" : ":" + port);
    }

    /** Encoded once more than on the wire. */
    private String canonicalPath() {
        StringBuilder path = new StringBuilder();
        for (byte b : endpoint.normalize().getRawPath().getBytes(UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                path.append((char) b);
            } else {
                path.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return path.toString();
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
