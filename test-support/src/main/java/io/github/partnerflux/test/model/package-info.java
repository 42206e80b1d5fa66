/**
 * The service model as its JSON specifies it, values derived from it (valid ones, and ones that violate one constraint each), and the
 * comparison of responses with it.
 *
 * <p>Interprets the model independently of the generator, so that a mistake of the generator does not recur in the expectations of
 * tests. Add only what follows from the model; tests of a module stay in that module.
 */
@NullMarked
package io.github.partnerflux.test.model;

import org.jspecify.annotations.NullMarked;
