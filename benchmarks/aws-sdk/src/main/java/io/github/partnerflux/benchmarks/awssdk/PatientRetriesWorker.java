// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.awssdk;

import io.github.partnerflux.benchmarks.Worker;
import java.io.IOException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** The AWS SDK with its Netty HTTP client and its standard retries, but as many attempts as Partnerflux takes. */
public final class PatientRetriesWorker {

    private static final int ATTEMPTS = 8;

    private PatientRetriesWorker() {}

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(endpoint -> new AwsSdkContestant(
                endpoint,
                NettyWorker.httpClient(),
                ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .build()));
    }
}
