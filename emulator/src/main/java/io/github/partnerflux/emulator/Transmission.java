package io.github.partnerflux.emulator;

/** The part of a response that reaches the client. */
enum Transmission {
    WHOLE,
    CLOSE_BEFORE,
    RESET_BEFORE,
    CLOSE_IN_BODY,
    NEVER
}
