// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layouts of records in the state of operators. Do not change the bytes: jobs are restored from them. */
class RecordsUnitTests {

    private static final TypeInformation<FleetEvent<ConnectionSummary>> TYPE =
            PartnerfluxTypes.fleetEvent(PartnerfluxTypes.connectionSummary());

    static final ConnectionSummary CONNECTION = new ConnectionSummary(
            "AWS", "pac-abcdefghijklm", "arn:x", "210987654321", Instant.parse("2026-01-02T03:04:05.678Z"), Map.of());

    private static final FleetEvent<ConnectionSummary> ITEM =
            new FleetEvent.Item<>("München", CONNECTION, Checkpoint.parse("pf1:37:dG9rZW4="));
    private static final FleetEvent<ConnectionSummary> COMPLETED = new FleetEvent.Completed<>("a", 1_037, 11, 2);
    private static final FleetEvent<ConnectionSummary> FAILED = new FleetEvent.Failed<>(
            "b",
            new AccountFailedException("X", "X: no", new AccountFailedException("Y", null, null)),
            Checkpoint.start(),
            5);

    static final String CONNECTION_V1 =
            "0000009f7b22436174616c6f67223a22415753222c224964223a227061632d6162636465666768696a6b6c6d222c22"
                    + "41726e223a2261726e3a78222c224f746865725061727469636970616e744163636f756e744964223a223231303938"
                    + "37363534333231222c22557064617465644174223a22323032362d30312d30325430333a30343a30352e3637385a22"
                    + "2c22436f6e6e656374696f6e5479706573223a7b7d7d";

    private static final String ITEM_V1 =
            "01000000084dc3bc6e6368656e0000000f7066313a33373a644739725a57343d" + CONNECTION_V1;
    private static final String COMPLETED_V1 = "020000000161000000000000040d000000000000000b0000000000000002";
    private static final String FAILED_V1 =
            "030000000162000000067066313a303a000000000000000500000001580100000005583a206e6f0100000001590000";
    private static final String SNAPSHOT_V1 =
            "0039696f2e6769746875622e706172746e6572666c75782e666c696e6b2e466c6565744576656e7453657269616c697a"
                    + "657224536e617073686f7400000003000de70400000001001457fd00000001000000010040696f2e6769746875622e70"
                    + "6172746e6572666c75782e666c696e6b2e436f6e6e656374696f6e53756d6d61727953657269616c697a657224536e61"
                    + "7073686f7400000003";

    private final TypeSerializer<FleetEvent<ConnectionSummary>> serializer =
            TYPE.createSerializer(new SerializerConfigImpl());

    static List<FleetEvent<ConnectionSummary>> events() {
        return List.of(ITEM, COMPLETED, FAILED);
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsAndCopiesWhatItWrites(FleetEvent<ConnectionSummary> event) throws IOException {
        byte[] bytes = write(event);
        assertThat(read(bytes)).usingRecursiveComparison().isEqualTo(event);
        DataOutputSerializer copy = new DataOutputSerializer(16);
        serializer.copy(new DataInputDeserializer(bytes), copy);
        assertThat(copy.getCopyOfBuffer()).isEqualTo(bytes);
    }

    @Test
    void readsRecordsOfVersion1() throws IOException {
        TypeSerializer<FleetEvent<ConnectionSummary>> restored = restore(SNAPSHOT_V1);
        assertThat(restored).isEqualTo(serializer);
        assertThat(read(restored, ITEM_V1)).isEqualTo(ITEM);
        assertThat(read(restored, COMPLETED_V1)).isEqualTo(COMPLETED);
        assertThat(read(restored, FAILED_V1)).usingRecursiveComparison().isEqualTo(FAILED);
    }

    @Test
    void stateOfVersion1NeedsNoMigration() throws IOException {
        TypeSerializerSnapshot<FleetEvent<ConnectionSummary>> current = serializer.snapshotConfiguration();
        assertThat(current.resolveSchemaCompatibility(snapshot(SNAPSHOT_V1)).isCompatibleAsIs())
                .isTrue();
    }

    @Test
    void writesVersion1() throws IOException {
        assertThat(HexFormat.of().formatHex(write(ITEM))).isEqualTo(ITEM_V1);
        assertThat(HexFormat.of().formatHex(write(COMPLETED))).isEqualTo(COMPLETED_V1);
        assertThat(HexFormat.of().formatHex(write(FAILED))).isEqualTo(FAILED_V1);
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(SNAPSHOT_V1);
    }

    /** As another version of the model has it: without a member that this one has, and with one that it has not. */
    @Test
    void readsConnectionsOfAnotherModel() throws IOException {
        byte[] json = """
                {"Id":"pac-1","Color":{"Red":[1,2]},"UpdatedAt":"2026-01-02T03:04:05Z",
                "ConnectionTypes":{"RESALE":{"Status":"PAUSED"}}}""".getBytes(StandardCharsets.UTF_8);
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeInt(json.length);
        out.write(json);
        ConnectionSummary connection = PartnerfluxTypes.connectionSummary()
                .createSerializer(new SerializerConfigImpl())
                .deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(connection.id()).isEqualTo("pac-1");
        assertThat(connection.catalog()).isEmpty();
        assertThat(connection.connectionTypes()).containsOnlyKeys(new ConnectionType("RESALE"));
    }

    @Test
    void rejectsOtherBytes() {
        assertThatIOException()
                .isThrownBy(() -> read(serializer, "0900000000"))
                .withMessage("The record is of the unknown kind 9");
    }

    @Test
    void rejectsASnapshotOfALaterVersion() {
        String later = SNAPSHOT_V1.replace("000de70400000001", "000de70400000002");
        assertThat(later).isNotEqualTo(SNAPSHOT_V1);
        assertThatIOException()
                .isThrownBy(() -> restore(later))
                .withMessage("The records are of version 2, but this version of Partnerflux reads 1");
    }

    @Test
    void anyErrorIsWrittenWithItsCauses() throws IOException {
        Throwable error = new CredentialsException(
                "ListConnections", 1, "no credentials", new IllegalStateException(new Exception("no profile") {}));
        FleetEvent.Failed<ConnectionSummary> failed = (FleetEvent.Failed<ConnectionSummary>)
                read(write(new FleetEvent.Failed<>("a", error, Checkpoint.start(), 0)));
        assertThat(failed.error())
                .isInstanceOfSatisfying(
                        AccountFailedException.class,
                        copy -> assertThat(copy.errorType()).isEqualTo(CredentialsException.class.getName()))
                .hasMessage(error.toString())
                .hasRootCauseMessage(error.getCause().getCause().toString());
    }

    @Test
    void typesAreComparedByTheirArguments() throws Exception {
        assertThat(InstantiationUtil.clone(TYPE)).isEqualTo(TYPE).hasSameHashCodeAs(TYPE);
        assertThat(PartnerfluxTypes.fleetEvent(TypeInformation.of(String.class)))
                .isNotEqualTo(TYPE);
        assertThat(TYPE).hasToString("FleetEvent[ConnectionSummary]");
    }

    private byte[] write(FleetEvent<ConnectionSummary> event) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(event, out);
        return out.getCopyOfBuffer();
    }

    private FleetEvent<ConnectionSummary> read(byte[] bytes) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(bytes));
    }

    private static FleetEvent<ConnectionSummary> read(
            TypeSerializer<FleetEvent<ConnectionSummary>> serializer, String hex) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(HexFormat.of().parseHex(hex)));
    }

    private static TypeSerializer<FleetEvent<ConnectionSummary>> restore(String hex) throws IOException {
        return snapshot(hex).restoreSerializer();
    }

    private static TypeSerializerSnapshot<FleetEvent<ConnectionSummary>> snapshot(String hex) throws IOException {
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(HexFormat.of().parseHex(hex)), RecordsUnitTests.class.getClassLoader());
    }
}
