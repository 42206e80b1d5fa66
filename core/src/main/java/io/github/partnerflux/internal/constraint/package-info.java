/** What the service's model states about the members of a request, checked in one place. */
@NullMarked
package io.github.partnerflux.internal.constraint;

import org.jspecify.annotations.NullMarked;
