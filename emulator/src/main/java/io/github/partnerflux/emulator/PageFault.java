package io.github.partnerflux.emulator;

/** What an operation that pages is asked to do wrong. */
enum PageFault {
    NONE,
    REPEAT_TOKEN,
    EMPTY_PAGE,
    UNKNOWN_VALUES
}
