package io.github.partnerflux.examples.listconnections;

import java.util.Locale;

/** The values of {@code --output}. */
enum RowFormat {

    /** For reading. */
    TABLE {
        @Override
        RowWriter writer(Terminals terminals) {
            return terminals.stdout() ? TableWriter.fitting(terminals.width()) : TableWriter.unlimited();
        }
    },

    /** For programs: members are named as in the AWS API. */
    NDJSON {
        @Override
        RowWriter writer(Terminals terminals) {
            return new NdjsonWriter();
        }
    },

    /** For programs that read CSV: RFC 4180. */
    CSV {
        @Override
        RowWriter writer(Terminals terminals) {
            return CsvWriter.plain();
        }
    },

    /** For a double click. */
    SPREADSHEET {
        @Override
        RowWriter writer(Terminals terminals) {
            return CsvWriter.forSpreadsheets();
        }
    };

    abstract RowWriter writer(Terminals terminals);

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
