// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import java.util.function.Consumer;

/** Builds requests that consumers configure. */
final class Requests {

    private Requests() {}

    /** Returns the builder after a consumer has configured it. */
    static <B> B configure(B builder, Consumer<B> request) {
        request.accept(builder);
        return builder;
    }
}
