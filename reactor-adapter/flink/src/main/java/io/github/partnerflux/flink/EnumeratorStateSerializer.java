// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The layout of the state of the enumerator in checkpoints, whose version is that of the splits in it. */
final class EnumeratorStateSerializer extends VersionedSerializer<EnumeratorState> {

    EnumeratorStateSerializer() {
        super("state of the fleet", StateFormat.SPLIT_VERSION);
    }

    @Override
    void write(DataOutputView out, EnumeratorState state) throws IOException {
        out.writeLong(state.cycle());
        out.writeLong(state.startedAt());
        out.writeInt(state.unassigned().size());
        for (AccountSplit split : state.unassigned()) {
            StateFormat.writeSplit(out, split);
        }
    }

    @Override
    EnumeratorState read(int writtenVersion, DataInputView in) throws IOException {
        long cycle = in.readLong();
        long startedAt = in.readLong();
        int size = in.readInt();
        List<AccountSplit> unassigned = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            unassigned.add(StateFormat.readSplit(writtenVersion, in));
        }
        return new EnumeratorState(cycle, startedAt, unassigned);
    }
}
