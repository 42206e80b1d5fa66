/**
 * A client whose operations return futures and {@link java.util.concurrent.Flow} publishers. Start at {@link
 * PartnerCentralAccountFutureClient}.
 */
@NullMarked
package io.github.partnerflux.future;

import org.jspecify.annotations.NullMarked;
