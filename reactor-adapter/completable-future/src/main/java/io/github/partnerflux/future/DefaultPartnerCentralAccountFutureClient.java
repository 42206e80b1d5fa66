package io.github.partnerflux.future;

import io.github.partnerflux.PartnerCentralAccountClient;
import java.util.Objects;

final class DefaultPartnerCentralAccountFutureClient extends DefaultFutureOperations
        implements PartnerCentralAccountFutureClient {

    DefaultPartnerCentralAccountFutureClient(PartnerCentralAccountClient client, int maxListItems) {
        super(Objects.requireNonNull(client, "client"), checked(maxListItems));
    }

    private static int checked(int maxListItems) {
        if (maxListItems < 1) {
            throw new IllegalArgumentException("maxListItems must be 1 or more, but is " + maxListItems);
        }
        return maxListItems;
    }
}
