/** The names of the service and of the protocol's headers. Everything else refers to them here. */
@NullMarked
package io.github.partnerflux.internal.service;

import org.jspecify.annotations.NullMarked;
