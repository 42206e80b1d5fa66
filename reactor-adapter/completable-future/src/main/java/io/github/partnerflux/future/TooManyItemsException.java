// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.exception.PartnerCentralAccountException;

/**
 * Indicates that a listing has more items than the limit of {@link PartnerCentralAccountFutureClient#from(
 * io.github.partnerflux.PartnerCentralAccountClient, int)}. It is not a failure of the service, and the call is
 * not retried.
 */
public final class TooManyItemsException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /** The maximum number of items in a list. */
    private final int maxListItems;

    /**
     * Creates an exception.
     *
     * @param operation the name of the operation, such as {@code ListConnections}
     * @param maxListItems the maximum number of items in a list
     * @param alternatives the methods that have no limit
     */
    TooManyItemsException(String operation, int maxListItems, String alternatives) {
        super(
                operation,
                1,
                "the listing has more than " + maxListItems + " items, the limit of a list: use " + alternatives
                        + ", which have no limit, or a higher limit in PartnerCentralAccountFutureClient.from(client,"
                        + " maxListItems)",
                null);
        this.maxListItems = maxListItems;
    }

    /**
     * Returns the limit.
     *
     * @return the maximum number of items in a list
     */
    public int maxListItems() {
        return maxListItems;
    }
}
