/** AWS JSON 1.0: the headers of a request, and what a response stands for. */
@NullMarked
package io.github.partnerflux.internal.protocol;

import org.jspecify.annotations.NullMarked;
