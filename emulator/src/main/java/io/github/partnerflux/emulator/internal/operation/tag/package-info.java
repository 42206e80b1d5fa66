/**
 * The operations of tags.
 *
 * <p>Add operations that read or change tags, and the rules for tags that all operations share.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation.tag;

import org.jspecify.annotations.NullMarked;
