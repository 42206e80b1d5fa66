// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.List;

/** The catalogs of the service. */
public final class Catalogs {

    public static final String AWS = "AWS";
    public static final String SANDBOX = "Sandbox";

    public static final List<String> ALL = List.of(AWS, SANDBOX);

    private Catalogs() {}
}
