// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

/** A constant that the build fills in. */
final class Version {

    static final String VALUE = "${project.version}";

    private Version() {}
}
