package io.github.partnerflux.internal.http;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.function.Supplier;

/** What Netty leaves on the threads of its callers. */
public final class NettyThreadLocals {

    private NettyThreadLocals() {}

    /** Runs the work, and removes Netty's thread-local variables if it leaves the first: they would keep the class loader. */
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
