package io.github.partnerflux.future;

import io.github.partnerflux.exception.PartnerCentralAccountException;

/**
 * A listing has more items than a list may hold: see {@link PartnerCentralAccountFutureClient#from(
 * io.github.partnerflux.PartnerCentralAccountClient, int)}. The service did nothing wrong; nothing was retried.
 */
public final class TooManyItemsException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /** How many items a list holds at most. */
    private final int maxListItems;

    /**
     * Makes an exception.
     *
     * @param operation the operation's name, such as {@code ListConnections}
     * @param maxListItems how many items a list holds at most
     * @param instead the methods that list without a bound
     */
    TooManyItemsException(String operation, int maxListItems, String instead) {
        super(
                operation,
                1,
                "there are more than " + maxListItems + " items, which is the most that a list may hold: use " + instead
                        + ", which have no bound, or a larger bound in PartnerCentralAccountFutureClient.from(client,"
                        + " maxListItems)",
                null);
        this.maxListItems = maxListItems;
    }

    /**
     * Tells the bound.
     *
     * @return how many items a list holds at most
     */
    public int maxListItems() {
        return maxListItems;
    }
}
