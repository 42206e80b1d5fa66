package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.model.ConnectionSummary;

/** Writes connections in one format. Everything is UTF-8. */
interface RowWriter {

    /** What comes before the first connection; may be empty. */
    byte[] header();

    byte[] row(ConnectionSummary connection);
}
