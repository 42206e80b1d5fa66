// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The layout of splits in checkpoints, and on the way from the JobManager to TaskManagers. */
final class AccountSplitSerializer extends VersionedSerializer<AccountSplit> {

    AccountSplitSerializer() {
        super("state of an account", StateFormat.SPLIT_VERSION);
    }

    @Override
    void write(DataOutputView out, AccountSplit split) throws IOException {
        StateFormat.writeSplit(out, split);
    }

    @Override
    AccountSplit read(int writtenVersion, DataInputView in) throws IOException {
        return StateFormat.readSplit(writtenVersion, in);
    }
}
