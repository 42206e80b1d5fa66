/** Credentials and signatures. */
@NullMarked
package io.github.partnerflux.internal.auth;

import org.jspecify.annotations.NullMarked;
