// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.PartnerCentralAccountModule;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a connection as the JSON of the service, which the client reads leniently: a later version of the model reads
 * what an earlier one has written, and the reverse.
 */
final class ConnectionSummarySerializer extends ImmutableSerializer<ConnectionSummary> {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PartnerCentralAccountModule()).build();
    private static final ObjectWriter WRITER = JSON.writerFor(ConnectionSummary.class);
    private static final ObjectReader READER = JSON.readerFor(ConnectionSummary.class);

    @Override
    public void serialize(ConnectionSummary connection, DataOutputView target) throws IOException {
        StateFormat.writeBytes(target, WRITER.writeValueAsBytes(connection));
    }

    @Override
    public ConnectionSummary deserialize(DataInputView source) throws IOException {
        byte[] json = StateFormat.readBytes(source);
        try {
            return READER.readValue(json);
        } catch (JacksonException e) {
            throw new IOException("The record is not the JSON of a connection", e);
        }
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        StateFormat.copy(source, target);
    }

    @Override
    public TypeSerializer<ConnectionSummary> duplicate() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionSummarySerializer;
    }

    @Override
    public int hashCode() {
        return ConnectionSummarySerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<ConnectionSummary> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which creates it by its name in a checkpoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ConnectionSummary> {

        public Snapshot() {
            super(ConnectionSummarySerializer::new);
        }
    }
}
