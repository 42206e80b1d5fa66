// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

/** Reads a page from its JSON. */
@FunctionalInterface
interface PageReader {

    /** Reads a page from a part of an array that has {@link PageScanner#MARGIN} more bytes after that part. */
    Page read(byte[] json, int offset, int length);
}
