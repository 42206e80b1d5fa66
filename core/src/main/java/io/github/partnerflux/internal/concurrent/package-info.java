/** The threads of a client, and the schedulers on which signals are delivered. Independent of what the client calls. */
@NullMarked
package io.github.partnerflux.internal.concurrent;

import org.jspecify.annotations.NullMarked;
