// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.function.Supplier;

/** Cleans the threads of callers from Netty's thread-local variables. */
public final class NettyThreadLocals {

    private NettyThreadLocals() {}

    /** Runs the work, and removes Netty's variables if the thread had none before: they would keep the class loader. */
    public static <T> T removeAfter(Supplier<T> work) {
        boolean hadSome = FastThreadLocal.size() > 0;
        try {
            return work.get();
        } finally {
            if (!hadSome) {
                FastThreadLocal.removeAll();
            }
        }
    }
}
