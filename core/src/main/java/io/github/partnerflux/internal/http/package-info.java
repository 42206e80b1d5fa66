/** The exchange of a request and its response over HTTP, and the only place that knows Netty. */
@NullMarked
package io.github.partnerflux.internal.http;

import org.jspecify.annotations.NullMarked;
