/** The endpoints of the service, and HTTP proxies. */
@NullMarked
package io.github.partnerflux.internal.endpoint;

import org.jspecify.annotations.NullMarked;
