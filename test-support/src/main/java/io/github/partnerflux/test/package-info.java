/** Test code that several modules share. */
@NullMarked
package io.github.partnerflux.test;

import org.jspecify.annotations.NullMarked;
