// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.awssdk;

import io.github.partnerflux.benchmarks.Worker;
import java.io.IOException;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;

/** The AWS SDK with its CRT HTTP client. */
public final class CrtWorker {

    private CrtWorker() {}

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(endpoint ->
                new AwsSdkContestant(endpoint, AwsCrtAsyncHttpClient.builder().maxConcurrency(128)));
    }
}
