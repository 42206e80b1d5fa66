/** The exchange of a request and its response over HTTP, with Reactor Netty. No other package depends on Netty's types. */
@NullMarked
package io.github.partnerflux.internal.http;

import org.jspecify.annotations.NullMarked;
