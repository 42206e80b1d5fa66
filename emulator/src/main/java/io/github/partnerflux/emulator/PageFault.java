package io.github.partnerflux.emulator;

/** A fault in a page of a listing, which the operation itself must produce. */
enum PageFault {
    NONE,
    REPEAT_TOKEN,
    EMPTY_PAGE,
    UNKNOWN_VALUES
}
