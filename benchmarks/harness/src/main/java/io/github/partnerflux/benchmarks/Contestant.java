package io.github.partnerflux.benchmarks;

import org.reactivestreams.Publisher;

/**
 * A client under measurement.
 *
 * @param <T> the client's type of a connection
 */
public interface Contestant<T> extends AutoCloseable {

    /** The number of connections in a page, the same for every client. */
    int PAGE_SIZE = 100;

    /** Lists all connections of one account, from 0 to {@link Workload#ACCOUNTS} - 1. */
    Publisher<T> list(int account);

    /** Lists the same connections, and reads one whole page ahead if the client has a setting for it. */
    default Publisher<T> listPageAhead(int account) {
        return list(account);
    }

    /** Returns the identifier of a connection. */
    String id(T connection);

    @Override
    void close();
}
