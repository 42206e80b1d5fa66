/**
 * What the operations of the service have in common: a call, and the pages and tokens of those that list.
 *
 * <p>The operations are in the packages below, by what they are about. Add a class for each operation, and name it in
 * the package's {@code ..Operations}. Operations know neither HTTP nor signatures.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation;

import org.jspecify.annotations.NullMarked;
