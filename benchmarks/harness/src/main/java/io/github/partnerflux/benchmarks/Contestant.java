// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client under measurement.
 *
 * @param <T> the client's type of a connection
 */
public interface Contestant<T> extends AutoCloseable {

    /** The number of connections in a page, unless a workload has another one. */
    int PAGE_SIZE = 100;

    /** The number of accounts that are listed at once, the same for every client. */
    int ACCOUNTS_AT_ONCE = 64;

    /** Lists all connections of one account, in pages of this size. */
    Publisher<T> list(int account, int pageSize);

    /** Lists all connections of one account. */
    default Publisher<T> list(int account) {
        return list(account, PAGE_SIZE);
    }

    /** Lists the same connections, and reads one whole page ahead if the client has a setting for it. */
    default Publisher<T> listPageAhead(int account, int pageSize) {
        return list(account, pageSize);
    }

    /** Lists the connections of many accounts, from 0 on: one listing each, or as the client does it by itself. */
    default Flux<T> listFleet(int accounts, Runnable accountFailed) {
        return listEach(accounts, accountFailed);
    }

    /** Lists the connections of many accounts, from 0 on, with one listing each. */
    default Flux<T> listEach(int accounts, Runnable accountFailed) {
        return Flux.range(0, accounts)
                .flatMap(
                        account -> Flux.from(list(account)).onErrorResume(error -> {
                            accountFailed.run();
                            return Flux.empty();
                        }),
                        ACCOUNTS_AT_ONCE);
    }

    /** Reads all connections of account 0, none of which has changed since the previous call, and counts them. */
    default Mono<Long> readUnchanged() {
        return Flux.from(list(0)).count();
    }

    /** Returns the identifier of a connection. */
    String id(T connection);

    /**
     * Returns the {@link Checksum} of a connection: of its catalog, ID, ARN, account and time in this order, plus those
     * of its types in any order. The checksum of a type is that of its name, its status, and its participant's kind, ID
     * and name.
     */
    long checksum(T connection);

    @Override
    void close();
}
