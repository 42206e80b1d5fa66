// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.Locale;
import java.util.OptionalInt;

/** The values of {@code --output}. */
enum RowFormat {

    /** A table for people. */
    TABLE {
        @Override
        RowWriter writer(Terminals terminals, OptionalInt accountWidth) {
            return terminals.stdout()
                    ? TableWriter.fitting(terminals.width(), accountWidth)
                    : TableWriter.unlimited(accountWidth);
        }
    },

    /** JSON lines for programs, with the member names of the AWS API. */
    NDJSON {
        @Override
        RowWriter writer(Terminals terminals, OptionalInt accountWidth) {
            return new NdjsonWriter(accountWidth.isPresent());
        }
    },

    /** CSV for programs, as in RFC 4180. */
    CSV {
        @Override
        RowWriter writer(Terminals terminals, OptionalInt accountWidth) {
            return CsvWriter.plain(accountWidth.isPresent());
        }
    },

    /** CSV for spreadsheets. */
    SPREADSHEET {
        @Override
        RowWriter writer(Terminals terminals, OptionalInt accountWidth) {
            return CsvWriter.forSpreadsheets(accountWidth.isPresent());
        }
    };

    /**
     * Creates a writer.
     *
     * @param accountWidth the width of the widest account; empty in a listing of a single one, which has no such column
     */
    abstract RowWriter writer(Terminals terminals, OptionalInt accountWidth);

    /** Returns the value as the user types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
