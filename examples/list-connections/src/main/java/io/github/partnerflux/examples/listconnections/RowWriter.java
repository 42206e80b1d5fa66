// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

/** Writes connections in one format, encoded in UTF-8. */
interface RowWriter {

    /** Returns the bytes before the first connection; may be empty. */
    byte[] header();

    byte[] row(Row row);
}
