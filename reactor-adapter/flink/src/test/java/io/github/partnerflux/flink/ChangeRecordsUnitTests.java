// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layouts of changes in the state of operators. Do not change the bytes: jobs are restored from them. */
class ChangeRecordsUnitTests {

    private static final TypeInformation<ChangeEvent<ConnectionSummary>> TYPE =
            PartnerfluxTypes.changeEvent(PartnerfluxTypes.connectionSummary());

    private static final AccountFailedException ERROR =
            new AccountFailedException("X", "X: no", new AccountFailedException("Y", null, null));

    private static final String SNAPSHOT_V1 =
            "003a696f2e6769746875622e706172746e6572666c75782e666c696e6b2e4368616e67654576656e7453657269616c"
                    + "697a657224536e617073686f7400000003000de70400000001001457fd00000001000000010040696f2e6769746875"
                    + "622e706172746e6572666c75782e666c696e6b2e436f6e6e656374696f6e53756d6d61727953657269616c697a6572"
                    + "24536e617073686f7400000003";

    private final TypeSerializer<ChangeEvent<ConnectionSummary>> serializer =
            TYPE.createSerializer(new SerializerConfigImpl());

    /** An event with its bytes in version 1. */
    record Layout(ChangeEvent<ConnectionSummary> event, String bytes) {}

    static List<Layout> layouts() {
        return List.of(
                new Layout(new ChangeEvent.Added<>(RecordsUnitTests.CONNECTION), "01" + RecordsUnitTests.CONNECTION_V1),
                new Layout(
                        new ChangeEvent.Changed<>(RecordsUnitTests.CONNECTION), "02" + RecordsUnitTests.CONNECTION_V1),
                new Layout(new ChangeEvent.Removed<>("pac-1"), "03000000057061632d31"),
                new Layout(new ChangeEvent.Synced<>(Snapshot.none(), 7), "0400000005706673313a0000000000000007"),
                new Layout(new ChangeEvent.PollFailed<>(ERROR), "0500000001580100000005583a206e6f0100000001590000"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void writesAndReadsVersion1(Layout layout) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(layout.bytes());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(layout.event(), out);
        assertThat(out.getCopyOfBuffer()).isEqualTo(bytes);

        TypeSerializer<ChangeEvent<ConnectionSummary>> restored = snapshot().restoreSerializer();
        assertThat(restored).isEqualTo(serializer).isNotEqualTo(new FleetEventSerializer<>(serializer));
        assertThat(restored.deserialize(new DataInputDeserializer(bytes)))
                .usingRecursiveComparison()
                .isEqualTo(layout.event());
        DataOutputSerializer copy = new DataOutputSerializer(16);
        serializer.duplicate().copy(new DataInputDeserializer(bytes), copy);
        assertThat(copy.getCopyOfBuffer()).isEqualTo(bytes);
    }

    @Test
    void stateOfVersion1NeedsNoMigration() throws IOException {
        TypeSerializerSnapshot<ChangeEvent<ConnectionSummary>> current = serializer.snapshotConfiguration();
        assertThat(current.resolveSchemaCompatibility(snapshot()).isCompatibleAsIs())
                .isTrue();
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, current);
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(SNAPSHOT_V1);
    }

    @Test
    void rejectsOtherBytes() {
        assertThatIOException()
                .isThrownBy(() -> serializer.deserialize(new DataInputDeserializer(new byte[] {6})))
                .withMessage("The record is of the unknown kind 6");
    }

    private static TypeSerializerSnapshot<ChangeEvent<ConnectionSummary>> snapshot() throws IOException {
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(HexFormat.of().parseHex(SNAPSHOT_V1)),
                ChangeRecordsUnitTests.class.getClassLoader());
    }
}
