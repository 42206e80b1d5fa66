/** A program in which two accounts act on each other. Its class can be read in one go. */
@NullMarked
package io.github.partnerflux.examples.twoaccounts;

import org.jspecify.annotations.NullMarked;
