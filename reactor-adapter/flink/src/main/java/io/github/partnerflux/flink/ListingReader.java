// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.exception.ValidationException;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * Lists each account that is assigned once, and requests others.
 *
 * @param <T> the type of the items
 */
final class ListingReader<T> extends FleetReader<T> {

    private static final Logger LOG = LoggerFactory.getLogger(ListingReader.class);

    private final Function<Flux<FleetAccount>, ? extends Flux<FleetEvent<T>>> listing;
    private final int maxInFlight;

    private boolean started;
    private boolean requested;
    private boolean noMoreSplits;

    /** The number of open accounts at which others are requested. */
    private int few;

    /**
     * @param context the reader's context
     * @param credentials provides the credentials of the accounts
     * @param listing lists the accounts that a publisher emits
     * @param maxInFlight the maximum number of pages in flight
     * @param release releases the client
     */
    ListingReader(
            SourceReaderContext context,
            AccountCredentials credentials,
            Function<Flux<FleetAccount>, ? extends Flux<FleetEvent<T>>> listing,
            int maxInFlight,
            Runnable release) {
        super(context, credentials, release);
        this.listing = listing;
        this.maxInFlight = maxInFlight;
    }

    @Override
    Flux<FleetEvent<T>> events(Flux<FleetAccount> accounts) {
        return listing.apply(accounts);
    }

    @Override
    public void start() {
        started = true;
        requestIfNeeded();
    }

    @Override
    public void addSplits(List<AccountSplit> splits) {
        requested = false;
        int before = openAccounts();
        super.addSplits(splits);
        // Those from before may be slow: they must not keep the reader from others while it has places for them.
        few = Math.max(openAccounts() / 2, Math.min(before, maxInFlight - 1));
        requestIfNeeded();
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        availability.signal();
    }

    /** Requests accounts early enough to keep busy, and late enough to leave some to faster readers. */
    private void requestIfNeeded() {
        if (started && !requested && !noMoreSplits && openAccounts() <= few) {
            requested = true;
            context.sendSplitRequest();
        }
    }

    @Override
    void startAccount(AccountSplit split) {
        open(new ListedAccount<>(split));
    }

    @Override
    void ended(OpenAccount<T> account, FleetEvent<T> end, ReaderOutput<FleetEvent<T>> output) {
        if (end instanceof Failed<T> failure && isTokenExpired(failure, (ListedAccount<T>) account)) {
            LOG.warn("The listing of account {} cannot be resumed, and starts again", account.key(), failure.error());
            startAccount(AccountSplit.start(account.key(), account.cycle()));
            return;
        }
        emitEnd(account, end, output);
        startLater(account.key(), output);
        requestIfNeeded();
    }

    /** The service accepts a token for a limited time, which a job may have been stopped for. */
    private static boolean isTokenExpired(Failed<?> failure, ListedAccount<?> account) {
        return failure.error() instanceof ValidationException && account.isResumedWithoutItems();
    }

    @Override
    boolean isAtEnd() {
        return noMoreSplits && size() == 0;
    }
}
