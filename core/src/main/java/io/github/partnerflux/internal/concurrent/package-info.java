/** The threads of a client, and which of them signals come on. Nothing here knows what the client calls. */
@NullMarked
package io.github.partnerflux.internal.concurrent;

import org.jspecify.annotations.NullMarked;
