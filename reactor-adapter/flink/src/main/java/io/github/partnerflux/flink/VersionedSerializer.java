// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** A serializer of state whose layout has a version: it reads all versions up to its own, and writes its own. */
abstract class VersionedSerializer<T> implements SimpleVersionedSerializer<T> {

    private static final int INITIAL_SIZE = 128;

    private final String name;
    private final int version;

    /**
     * @param name names the state in messages
     */
    VersionedSerializer(String name, int version) {
        this.name = name;
        this.version = version;
    }

    @Override
    public final int getVersion() {
        return version;
    }

    @Override
    public final byte[] serialize(T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_SIZE);
        write(out, value);
        return out.getCopyOfBuffer();
    }

    @Override
    public final T deserialize(int writtenVersion, byte[] bytes) throws IOException {
        if (writtenVersion < 1 || writtenVersion > version) {
            throw new IOException("The " + name + " is of version " + writtenVersion
                    + ", but this version of Partnerflux reads 1 to " + version);
        }
        return read(writtenVersion, new DataInputDeserializer(bytes));
    }

    abstract void write(DataOutputView out, T value) throws IOException;

    abstract T read(int writtenVersion, DataInputView in) throws IOException;
}
