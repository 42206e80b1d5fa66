// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The layouts of the source's own state. Do not change the bytes: jobs are restored from them. */
class StateUnitTests {

    private static final AccountSplit RESUMED =
            AccountSplit.listed("210987654321", 3, Checkpoint.parse("pf1:37:dG9rZW4="), 1_037);

    private static final String RESUMED_V1 =
            "0000000c32313039383736353433323100000000000000030000000f7066313a33373a644739725a57343d0000000000"
                    + "00040d";

    private static final EnumeratorState STATE =
            new EnumeratorState(3, 1_764_000_000_000L, List.of(RESUMED, AccountSplit.start("München", 3)));

    private static final String STATE_V1 =
            "00000000000000030000019ab697e800000000020000000c32313039383736353433323100000000000000030000000f"
                    + "7066313a33373a644739725a57343d000000000000040d000000084dc3bc6e6368656e00000000000000030000000670"
                    + "66313a303a0000000000000000";

    /** Of a snapshot without connections. */
    private static final String NONE_V2 = "00000005706673313a";

    private static final String RESUMED_V2 = RESUMED_V1 + NONE_V2;

    private static final String STATE_V2 = STATE_V1.replace("040d", "040d" + NONE_V2) + NONE_V2;

    private final AccountSplitSerializer splits = new AccountSplitSerializer();
    private final EnumeratorStateSerializer states = new EnumeratorStateSerializer();

    @Test
    void readsSplitsOfVersion1() throws IOException {
        assertThat(splits.deserialize(1, HexFormat.of().parseHex(RESUMED_V1))).isEqualTo(RESUMED);
    }

    @Test
    void readsEnumeratorStateOfVersion1() throws IOException {
        assertThat(states.deserialize(1, HexFormat.of().parseHex(STATE_V1))).isEqualTo(STATE);
    }

    @Test
    void readsWhatItWrites() throws IOException {
        assertThat(HexFormat.of().formatHex(splits.serialize(RESUMED))).isEqualTo(RESUMED_V2);
        assertThat(HexFormat.of().formatHex(states.serialize(STATE))).isEqualTo(STATE_V2);
        assertThat(states.deserialize(states.getVersion(), states.serialize(STATE)))
                .isEqualTo(STATE);
        AccountSplit long2048 = AccountSplit.listed("a", 1, Checkpoint.ofToken("t".repeat(2_048)), 0);
        assertThat(splits.deserialize(splits.getVersion(), splits.serialize(long2048)))
                .isEqualTo(long2048);
        Snapshot snapshot = Snapshot.none()
                .after(
                        ListConnectionsRequest.builder().catalog("AWS").build(),
                        List.of(RecordsUnitTests.CONNECTION),
                        List.of());
        AccountSplit watched = AccountSplit.watched("a", 1, snapshot);
        assertThat(splits.deserialize(splits.getVersion(), splits.serialize(watched)))
                .isEqualTo(watched);
    }

    @Test
    void rejectsWhatALaterVersionHasWritten() {
        assertThatIOException()
                .isThrownBy(() -> splits.deserialize(3, new byte[0]))
                .withMessage("The state of an account is of version 3, but this version of Partnerflux reads 1 to 2");
        assertThatIOException()
                .isThrownBy(() -> states.deserialize(0, new byte[0]))
                .withMessageContaining("The state of the fleet is of version 0");
    }
}
