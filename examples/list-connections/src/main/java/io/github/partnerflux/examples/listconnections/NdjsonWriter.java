package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.model.ConnectionSummary;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes one JSON object per line. */
final class NdjsonWriter implements RowWriter {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerFor(ConnectionSummary.class);

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] row(ConnectionSummary connection) {
        String json = SafeText.escapeUnsafe(WRITER.writeValueAsString(connection));
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
