/** Resolves credentials and signs requests. */
@NullMarked
package io.github.partnerflux.internal.auth;

import org.jspecify.annotations.NullMarked;
