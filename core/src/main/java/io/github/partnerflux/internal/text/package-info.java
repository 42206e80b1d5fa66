/** What a message may show of text from outside: of the service, a proxy, a credentials provider, the environment or the caller. */
@NullMarked
package io.github.partnerflux.internal.text;

import org.jspecify.annotations.NullMarked;
