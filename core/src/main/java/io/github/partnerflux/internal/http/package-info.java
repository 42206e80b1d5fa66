/** The exchange of one request and one answer. */
@NullMarked
package io.github.partnerflux.internal.http;

import org.jspecify.annotations.NullMarked;
