package io.github.partnerflux;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Signal;
import reactor.util.context.Context;

/**
 * The subscription to one page, or to all pages of a continuous fetcher. Not a subclass of one of Reactor's subscribers, which
 * would report a failure after the cancel as dropped.
 */
final class PageFetch<T> extends Operators.DeferredSubscription implements CoreSubscriber<Page<T>> {

    /** Receives what is fetched, on any thread. */
    interface Receiver<T> {

        Context currentContext();

        void onPage(Page<T> page);

        /** Receives the error of a fetch, or the completion of a continuous one. */
        void onEnd(Signal<Page<T>> end);
    }

    private final PageFetcher<T> fetcher;
    private final Receiver<T> receiver;

    private volatile @Nullable Subscription source;

    /** Set when the only page or the terminal signal has arrived. */
    private boolean done;

    PageFetch(PageFetcher<T> fetcher, Receiver<T> receiver) {
        this.fetcher = fetcher;
        this.receiver = receiver;
    }

    /** Returns the subscription to the fetcher, for scans. */
    @Nullable
    Subscription source() {
        return source;
    }

    @Override
    public Context currentContext() {
        return receiver.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        set(subscription);
        request(1);
    }

    @Override
    public void onNext(Page<T> page) {
        if (!done) {
            done = !fetcher.isContinuous();
            receiver.onPage(page);
        }
    }

    @Override
    public void onError(Throwable error) {
        end(Signal.error(error));
    }

    @Override
    public void onComplete() {
        end(
                fetcher.isContinuous()
                        ? Signal.complete()
                        : Signal.error(new NoSuchElementException(fetcher.operation() + ": completed without a page")));
    }

    private void end(Signal<Page<T>> signal) {
        if (!done) {
            done = true;
            receiver.onEnd(signal);
        }
    }
}
