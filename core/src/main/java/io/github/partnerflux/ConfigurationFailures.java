// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.concurrent.TimeoutException;

/** Translates the exceptions of reading the configuration. */
final class ConfigurationFailures {

    private ConfigurationFailures() {}

    static Failure translate(Throwable e) {
        return Failure.beforeRequest(Kind.CONFIGURATION, describe(e), e);
    }

    private static String describe(Throwable e) {
        if (e instanceof TimeoutException) {
            return "the configuration of the environment could not be read in time";
        } else if (e instanceof IllegalArgumentException) {
            return String.valueOf(e.getMessage());
        }
        return "the configuration of the environment could not be read: " + ExternalText.excerpt(e.toString());
    }
}
