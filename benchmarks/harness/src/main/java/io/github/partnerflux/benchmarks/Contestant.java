package io.github.partnerflux.benchmarks;

import org.reactivestreams.Publisher;

/**
 * A client under measurement.
 *
 * @param <T> what it lists connections as
 */
public interface Contestant<T> extends AutoCloseable {

    /** How many connections a page has, for everybody. */
    int PAGE_SIZE = 100;

    /** All connections of one of 64 accounts. */
    Publisher<T> list(int account);

    /** The same, with the next page fetched a whole page ahead, if the client can be told so. */
    default Publisher<T> listPageAhead(int account) {
        return list(account);
    }

    /** The identifier of a connection. */
    String id(T connection);

    @Override
    void close();
}
