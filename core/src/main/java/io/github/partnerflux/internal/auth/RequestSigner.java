// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.service.HeaderNames;
import io.github.partnerflux.internal.service.ServiceIdentity;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs requests with <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">SigV4</a>.
 * Replaces the AWS SDK's signer, which logs what it signs, including the session token, when its logger is at DEBUG.
 */
public final class RequestSigner {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SCOPE_TERMINATOR = "aws4_request";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = "yyyyMMdd".length();
    /** The size of most canonical requests. */
    private static final int CANONICAL_LENGTH = 640;

    // Cached, as a lookup takes as long as the computation.
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(RequestSigner::newSha256);
    private static final ThreadLocal<Mac> HMAC_SHA_256 = ThreadLocal.withInitial(RequestSigner::newHmacSha256);

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private final String host;
    private final String path;
    private final String region;
    private final String scopeAfterDate;

    private volatile @Nullable SigningKey lastKey;

    public RequestSigner(Endpoint endpoint, String region) {
        this.host = endpoint.authority();
        this.path = canonicalPath(endpoint.path());
        this.region = region;
        this.scopeAfterDate = "/" + region + "/" + ServiceIdentity.SIGNING_NAME + "/" + SCOPE_TERMINATOR;
    }

    /** Loads Java's security providers, which the first signature would otherwise load. May block. */
    public static void prepare() {
        hmac(sha256(new byte[0]), "");
    }

    /**
     * Returns the headers to send.
     *
     * @param headers the headers to sign, with their names in lower case
     * @return these headers and those of the signature
     */
    public Map<String, String> sign(
            AwsCredentialsIdentity identity, Map<String, String> headers, byte[] body, Clock clock) {
        String bodyHash = hex(sha256(body));
        String time = TIME.format(clock.instant());
        String date = time.substring(0, DATE_LENGTH);
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put(HeaderNames.HOST, host);
        signed.put(HeaderNames.AMZ_DATE, time);
        signed.put(HeaderNames.AMZ_CONTENT_SHA256, bodyHash);
        if (identity instanceof AwsSessionCredentialsIdentity session) {
            signed.put(HeaderNames.AMZ_SECURITY_TOKEN, session.sessionToken().strip());
        }
        String names = String.join(";", signed.keySet());
        String scope = date + scopeAfterDate;
        // Joined, not concatenated: a growing buffer would copy each of these strings several times.
        String stringToSign =
                String.join("\n", ALGORITHM, time, scope, hex(sha256(canonicalRequest(signed, names, bodyHash))));
        String signature = hex(hmac(signingKey(identity.secretAccessKey().strip(), date), stringToSign));
        String credential = String.join("/", identity.accessKeyId().strip(), scope);
        signed.put(
                HeaderNames.AUTHORIZATION,
                String.join(
                        "",
                        ALGORITHM,
                        " Credential=",
                        credential,
                        ", SignedHeaders=",
                        names,
                        ", Signature=",
                        signature));
        return signed;
    }

    /** Caches the key, which is valid for a day: deriving it takes four times as long as signing. */
    private byte[] signingKey(String secret, String date) {
        SigningKey key = lastKey;
        if (key == null || !key.isFor(secret, date)) {
            byte[] bytes = ("AWS4" + secret).getBytes(UTF_8);
            for (String part : List.of(date, region, ServiceIdentity.SIGNING_NAME, SCOPE_TERMINATOR)) {
                bytes = hmac(bytes, part);
            }
            key = new SigningKey(secret, date, bytes);
            lastKey = key;
        }
        return key.bytes;
    }

    private byte[] canonicalRequest(SortedMap<String, String> signed, String names, String bodyHash) {
        StringBuilder request = new StringBuilder(CANONICAL_LENGTH)
                .append("POST\n")
                .append(path)
                .append("\n\n");
        signed.forEach((name, value) -> request.append(name)
                .append(':')
                .append(singleSpaced(value.strip()))
                .append('\n'));
        return request.append('\n')
                .append(names)
                .append('\n')
                .append(bodyHash)
                .toString()
                .getBytes(UTF_8);
    }

    private static String singleSpaced(String value) {
        return value.contains("  ") ? value.replaceAll(" +", " ") : value;
    }

    /** Percent-encodes the path of the request line, as the canonical request contains it. */
    private static String canonicalPath(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        for (byte b : path.getBytes(UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static byte[] sha256(byte[] data) {
        MessageDigest digest = SHA_256.get();
        // An error in the middle of the last digest may have left its data.
        digest.reset();
        return digest.digest(data);
    }

    private static byte[] hmac(byte[] key, String data) {
        Mac mac = HMAC_SHA_256.get();
        try {
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a valid key", e);
        }
        return mac.doFinal(data.getBytes(UTF_8));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Mac newHmacSha256() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Not a record, whose {@code toString()} would show the secret. */
    private static final class SigningKey {

        private final String secret;
        private final String date;
        private final byte[] bytes;

        SigningKey(String secret, String date, byte[] bytes) {
            this.secret = secret;
            this.date = date;
            this.bytes = bytes;
        }

        boolean isFor(String secret, String date) {
            return this.secret.equals(secret) && this.date.equals(date);
        }
    }
}
