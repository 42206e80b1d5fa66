/** Where the service is. */
@NullMarked
package io.github.partnerflux.internal.endpoint;

import org.jspecify.annotations.NullMarked;
