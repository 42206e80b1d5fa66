// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.fault;

/** A fault in a page of a listing, which the operation itself must produce. */
public enum PageFault {
    NONE,
    REPEAT_TOKEN,
    EMPTY_PAGE,
    REPEAT_ITEM,
    OMIT_ITEM,
    UNKNOWN_VALUES
}
