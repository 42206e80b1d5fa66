// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.awssdk;

import io.github.partnerflux.benchmarks.Worker;
import java.io.IOException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** The AWS SDK with its Netty HTTP client. */
public final class NettyWorker {

    private NettyWorker() {}

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(endpoint -> new AwsSdkContestant(endpoint, httpClient()));
    }

    static NettyNioAsyncHttpClient.Builder httpClient() {
        return NettyNioAsyncHttpClient.builder().maxConcurrency(128);
    }
}
