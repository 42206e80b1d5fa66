/** Test code for modules whose tests call an emulator. */
@NullMarked
package io.github.partnerflux.test.emulator;

import org.jspecify.annotations.NullMarked;
