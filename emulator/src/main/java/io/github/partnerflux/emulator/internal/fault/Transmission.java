// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.fault;

/** The part of a response that reaches the client. */
public enum Transmission {
    WHOLE,
    CLOSE_BEFORE,
    RESET_BEFORE,
    CLOSE_IN_BODY,
    NEVER
}
