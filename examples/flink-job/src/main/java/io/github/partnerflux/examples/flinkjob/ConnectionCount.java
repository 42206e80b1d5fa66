// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.flinkjob;

/**
 * A number of connections.
 *
 * @param type the connection type, such as {@code SUBSIDIARY}
 * @param status the status, such as {@code ACTIVE}
 * @param connections the number of connections that have the type with the status
 */
public record ConnectionCount(String type, String status, long connections) {

    ConnectionCount plus(ConnectionCount other) {
        return new ConnectionCount(type, status, connections + other.connections);
    }
}
