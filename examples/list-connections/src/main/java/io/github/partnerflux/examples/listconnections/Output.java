// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The rows on standard output or in a file. */
final class Output {

    private final OutputStream stream;
    private final RowWriter format;
    private final StatusLine line;
    private boolean headerWritten;
    private long rows;
    private long bytes;

    /**
     * @param continued whether the rows are appended to those of an earlier run, and to its header
     */
    Output(OutputStream stream, RowWriter format, boolean continued, StatusLine line) {
        this.stream = stream;
        this.format = format;
        this.headerWritten = continued;
        this.line = line;
    }

    /**
     * Writes the rows and blocks until the system has taken them.
     *
     * @throws OutputException if they cannot be written
     */
    void write(List<Row> batch) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        addHeader(encoded);
        batch.forEach(row -> encoded.writeBytes(format.row(row)));
        send(encoded);
        rows += batch.size();
    }

    /** Completes the output: writes the header of an empty listing. */
    void end() {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        addHeader(encoded);
        send(encoded);
    }

    /** Returns the number of rows that have been written. */
    long rows() {
        return rows;
    }

    /** Returns the number of bytes that have been written, the header included. */
    long bytes() {
        return bytes;
    }

    private void addHeader(ByteArrayOutputStream encoded) {
        if (!headerWritten) {
            headerWritten = true;
            encoded.writeBytes(format.header());
        }
    }

    private void send(ByteArrayOutputStream encoded) {
        try {
            line.above(() -> {
                encoded.writeTo(stream);
                stream.flush();
            });
        } catch (IOException e) {
            throw new OutputException(String.valueOf(e.getMessage()), e);
        }
        bytes += encoded.size();
    }
}
