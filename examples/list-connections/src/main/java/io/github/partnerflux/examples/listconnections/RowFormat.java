package io.github.partnerflux.examples.listconnections;

import java.util.Locale;

/** The values of {@code --output}. */
enum RowFormat {

    /** A table for people. */
    TABLE {
        @Override
        RowWriter writer(Terminals terminals) {
            return terminals.stdout() ? TableWriter.fitting(terminals.width()) : TableWriter.unlimited();
        }
    },

    /** JSON lines for programs, with the member names of the AWS API. */
    NDJSON {
        @Override
        RowWriter writer(Terminals terminals) {
            return new NdjsonWriter();
        }
    },

    /** CSV for programs, as in RFC 4180. */
    CSV {
        @Override
        RowWriter writer(Terminals terminals) {
            return CsvWriter.plain();
        }
    },

    /** CSV for spreadsheets. */
    SPREADSHEET {
        @Override
        RowWriter writer(Terminals terminals) {
            return CsvWriter.forSpreadsheets();
        }
    };

    abstract RowWriter writer(Terminals terminals);

    /** Returns the value as the user types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
