// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.awssdk;

import io.github.partnerflux.benchmarks.Worker;
import java.io.IOException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;

/** The AWS SDK with its Netty HTTP client and its standard retries: three attempts. */
public final class StandardRetriesWorker {

    private StandardRetriesWorker() {}

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(endpoint -> new AwsSdkContestant(
                endpoint,
                NettyWorker.httpClient(),
                ClientOverrideConfiguration.builder()
                        .retryStrategy(RetryMode.STANDARD)
                        .build()));
    }
}
