package io.github.partnerflux.examples.listconnections;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.Participant;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
final class NdjsonWriter implements RowWriter {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .addMixIn(Participant.class, Tagged.class)
            .build()
            .writerFor(ConnectionSummary.class);

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] row(ConnectionSummary connection) {
        String json = SafeText.escapeUnsafe(WRITER.writeValueAsString(connection));
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The API's way to write a union: {@code {"Account":{"Name":"..."}}}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    private interface Tagged {}
}
