// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An {@code Authorization} header. Computes the expected signature as AWS documents it, without the AWS SDK.
 *
 * @param accessKeyId the identifier of the key that signed
 * @param date the day in the credential scope, as in {@code 20260102}
 * @param region the region in the credential scope
 * @param service the service in the credential scope
 * @param signedHeaders the names of the signed headers, in the order of the header
 * @param signature the signature of the header
 */
public record SigV4(
        String accessKeyId, String date, String region, String service, List<String> signedHeaders, String signature) {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 "
                    + "Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    public static SigV4 parse(String authorization) {
        Matcher matcher = AUTHORIZATION.matcher(authorization);
        if (!matcher.matches()) {
            throw new AssertionError("not a SigV4 header: " + authorization);
        }
        return new SigV4(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                Arrays.asList(matcher.group(5).split(";")),
                matcher.group(6));
    }

    /**
     * Computes the signature that the header should have.
     *
     * @param canonicalPath the path of the request, encoded once more than on the wire
     * @param headers the request's headers; names in any case
     */
    public String expectedSignature(
            String secretAccessKey, String canonicalPath, Map<String, String> headers, byte[] body) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        String canonicalRequest = "POST\n" + canonicalPath + "\n\n"
                + signedHeaders.stream()
                        .map(name -> name + ":" + byName.get(name).strip().replaceAll(" +", " ") + "\n")
                        .collect(Collectors.joining())
                + "\n" + String.join(";", signedHeaders) + "\n" + hex(sha256(body));
        String scope = date + "/" + region + "/" + service + "/aws4_request";
        String stringToSign = "AWS4-HMAC-SHA256\n" + byName.get("x-amz-date") + "\n" + scope + "\n"
                + hex(sha256(canonicalRequest.getBytes(UTF_8)));
        byte[] key = ("AWS4" + secretAccessKey).getBytes(UTF_8);
        for (String part : List.of(date, region, service, "aws4_request", stringToSign)) {
            key = hmac(key, part);
        }
        return hex(key);
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
