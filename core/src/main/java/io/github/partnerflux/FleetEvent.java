// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.io.Serializable;

/**
 * An event of a {@link FleetFlux}: an item of an account, or the account's end as {@link Completed} or {@link Failed},
 * which comes after all of its items.
 *
 * @param <T> the type of the items
 */
public sealed interface FleetEvent<T> extends Serializable {

    /**
     * Returns the account that the event is about.
     *
     * @return the {@link FleetAccount#key()}
     */
    String account();

    /**
     * An item of an account.
     *
     * @param account the account
     * @param item the item
     * @param next the checkpoint right after the item, from which the account can be {@linkplain FleetAccount#from
     *     resumed}
     * @param <T> the type of the item
     */
    record Item<T>(String account, T item, Checkpoint next) implements FleetEvent<T> {}

    /**
     * The end of an account whose items were all listed.
     *
     * @param account the account
     * @param items the number of items, from the account's checkpoint on
     * @param attempts the number of attempts, including those that were retried
     * @param throttled the number of attempts that the service throttled
     * @param <T> the type of the items
     */
    record Completed<T>(String account, long items, long attempts, long throttled) implements FleetEvent<T> {}

    /**
     * The end of an account that could not be listed completely. Other accounts are not affected.
     *
     * @param account the account
     * @param error what failed, usually a {@link io.github.partnerflux.exception.PartnerCentralAccountException}
     * @param from the checkpoint after the last item, from which the account can be {@linkplain FleetAccount#from
     *     resumed}
     * @param items the number of items that were listed before
     * @param <T> the type of the items
     */
    record Failed<T>(String account, Throwable error, Checkpoint from, long items) implements FleetEvent<T> {}
}
