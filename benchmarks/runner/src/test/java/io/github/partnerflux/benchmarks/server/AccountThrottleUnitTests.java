// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.benchmarks.AccessKeys;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountThrottleUnitTests {

    private final AccountThrottle throttle = new AccountThrottle(1, 3, () -> 0);

    @Test
    void limitsOneAccountInFiveMoreThanTheOthers() {
        assertThat(IntStream.range(0, 11).map(this::accepted)).containsExactly(1, 3, 3, 3, 3, 1, 3, 3, 3, 3, 1);
        assertThat(throttle.throttles(requestOf(1))).isTrue();

        throttle.reset();
        assertThat(throttle.throttles(requestOf(1))).isFalse();
    }

    private int accepted(int account) {
        return (int) IntStream.range(0, 5)
                .filter(request -> !throttle.throttles(requestOf(account)))
                .count();
    }

    private static HttpRequest requestOf(int account) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        request.headers()
                .set(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + AccessKeys.id(account)
                                + "/20260102/us-east-1/partnercentral-account/aws4_request, SignedHeaders=host");
        return request;
    }
}
