// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.model.ConnectionSummary;

/**
 * A connection to write.
 *
 * @param account the account whose connection it is; not written by a listing of a single account
 */
record Row(String account, ConnectionSummary connection) {

    /** Creates the row of a listing of a single account. */
    static Row of(ConnectionSummary connection) {
        return new Row("", connection);
    }
}
