// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.observation.CallbackGuard;
import java.util.function.Consumer;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Passes the metadata of responses to an application. */
interface ResponseListener {

    Logger LOG = Loggers.getLogger(ResponseListener.class);

    ResponseListener NONE = metadata -> {};

    void onResponse(ResponseMetadata metadata);

    /** Returns a listener that passes on to this one and then to another one, of which neither can fail a call. */
    default ResponseListener and(Consumer<? super ResponseMetadata> next) {
        CallbackGuard guard = new CallbackGuard(LOG, "A response listener failed; the call goes on");
        return metadata -> {
            onResponse(metadata);
            guard.run(() -> next.accept(metadata));
        };
    }
}
