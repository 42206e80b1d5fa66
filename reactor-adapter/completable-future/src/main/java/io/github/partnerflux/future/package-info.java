/** The client with futures. Start at {@link PartnerCentralAccountFutureClient}. */
@NullMarked
package io.github.partnerflux.future;

import org.jspecify.annotations.NullMarked;
