// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

/** Writes ARNs. */
final class Arns {

    private Arns() {}

    /** Returns the ARN of a resource of one account. */
    static String of(String accountId, String catalog, String resource) {
        return "arn:aws:partnercentral:us-east-1:" + accountId + ":catalog/" + catalog + "/" + resource;
    }

    /** Returns the ARN of a resource that accounts share: it is the same for both. */
    static String shared(String catalog, String resource) {
        return of("", catalog, resource);
    }
}
