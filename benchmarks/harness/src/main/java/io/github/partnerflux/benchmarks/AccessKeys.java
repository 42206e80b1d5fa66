// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

/** The access key IDs of the accounts, by which the server distinguishes them. */
public final class AccessKeys {

    private static final String PREFIX = "AKIDEXAMPLE";

    private AccessKeys() {}

    /** Returns the access key ID of an account. */
    public static String id(int account) {
        return PREFIX + account;
    }

    /** Returns the account that signed a request, from its {@code Authorization} header. */
    public static int account(String authorization) {
        int start = authorization.indexOf(PREFIX) + PREFIX.length();
        return Integer.parseInt(authorization, start, authorization.indexOf('/', start), 10);
    }
}
