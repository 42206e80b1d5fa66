// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares with examples that AWS published: its test suite for the algorithm, and the example in IAM's documentation.
 */
class SigV4UnitTests {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    @ParameterizedTest
    @CsvSource({
        "GET,  /,                             5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, /,                             5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET,  /?Param2=value2&Param1=value1, b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
    })
    void signsTheSuitesPlainRequests(String method, String uri, String signature) {
        assertThat(sign("service", method, uri, headers("Host", "example.amazonaws.com"), ""))
                .isEqualTo(signature);
    }

    @Test
    void trimsAndFoldsHeaderValues() {
        Map<String, List<String>> headers = headers("Host", "example.amazonaws.com");
        headers.put("My-Header1", List.of(" value1"));
        headers.put("My-Header2", List.of(" \"a   b   c\""));
        assertThat(sign("service", "GET", "/", headers, ""))
                .isEqualTo("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
    }

    @Test
    void joinsRepeatedHeadersInTheirOrder() {
        Map<String, List<String>> headers = headers("Host", "example.amazonaws.com");
        headers.put("My-Header1", List.of("value4", "value1", "value3", "value2"));
        assertThat(sign("service", "GET", "/", headers, ""))
                .isEqualTo("08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01");
    }

    @Test
    void signsTheBody() {
        Map<String, List<String>> headers = headers("Host", "example.amazonaws.com");
        headers.put("Content-Type", List.of("application/x-www-form-urlencoded"));
        assertThat(sign("service", "POST", "/", headers, "Param1=value1"))
                .isEqualTo("ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    @Test
    void signsTheDocumentationsExample() {
        Map<String, List<String>> headers = headers("Host", "iam.amazonaws.com");
        headers.put("Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8"));
        assertThat(sign("iam", "GET", "/?Action=ListUsers&Version=2010-05-08", headers, ""))
                .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    private static Map<String, List<String>> headers(String name, String value) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put(name, List.of(value));
        headers.put("X-Amz-Date", List.of("20150830T123600Z"));
        return headers;
    }

    private static String sign(
            String service, String method, String uri, Map<String, List<String>> headers, String body) {
        List<String> signed = headers.keySet().stream()
                .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                .toList();
        String canonical = SigV4.canonicalRequest(method, uri, headers, signed, body.getBytes(StandardCharsets.UTF_8));
        String toSign =
                SigV4.stringToSign("20150830T123600Z", "20150830/us-east-1/" + service + "/aws4_request", canonical);
        return SigV4.signature(SECRET, "20150830", "us-east-1", service, toSign);
    }
}
