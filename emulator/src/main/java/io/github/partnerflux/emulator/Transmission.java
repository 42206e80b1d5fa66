package io.github.partnerflux.emulator;

/** How much of an answer reaches the client. */
enum Transmission {
    WHOLE,
    CLOSE_BEFORE,
    RESET_BEFORE,
    CLOSE_IN_BODY,
    NEVER
}
