// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import io.github.partnerflux.benchmarks.Checksum;
import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.limit.Connection.ConnectionType;
import io.github.partnerflux.benchmarks.limit.Connection.Participant;
import java.net.URI;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Lists with one page of read-ahead: a page is requested when the previous one has arrived. */
public final class LimitContestant implements Contestant<Connection> {

    private final ListConnections operation;

    private LimitContestant(URI endpoint, PageReader reader) {
        operation = new ListConnections(endpoint, reader);
    }

    /** Creates a client that reads pages with Jackson's streaming parser. */
    public static LimitContestant parser(URI endpoint) {
        return new LimitContestant(endpoint, PageParser::read);
    }

    /** Creates a client that reads pages byte by byte. */
    public static LimitContestant scanner(URI endpoint) {
        return new LimitContestant(endpoint, PageScanner::read);
    }

    /** Creates a client that reads pages with Jackson Databind. */
    public static LimitContestant databind(URI endpoint) {
        return new LimitContestant(endpoint, DatabindReader::read);
    }

    @Override
    public Publisher<Connection> list(int account, int pageSize) {
        return operation
                .page(pageSize, null)
                .expand(page -> page.nextToken() == null ? Mono.empty() : operation.page(pageSize, page.nextToken()))
                .concatMapIterable(Page::connections, 1);
    }

    @Override
    public String id(Connection connection) {
        return Objects.requireNonNull(connection.id());
    }

    @Override
    public long checksum(Connection connection) {
        long checksum = Checksum.add(0, connection.catalog());
        checksum = Checksum.add(checksum, connection.id());
        checksum = Checksum.add(checksum, connection.arn());
        checksum = Checksum.add(checksum, connection.otherParticipantAccountId());
        checksum = Checksum.add(checksum, connection.updatedAt());
        for (ConnectionType type : connection.types()) {
            checksum += checksum(type);
        }
        return checksum;
    }

    private static long checksum(ConnectionType type) {
        Participant participant = Objects.requireNonNull(type.participant());
        long checksum = Checksum.add(Checksum.add(0, type.name()), type.status());
        checksum = Checksum.add(checksum, participant.kind());
        checksum = Checksum.add(checksum, participant.id());
        return Checksum.add(checksum, participant.name());
    }

    @Override
    public void close() {
        operation.close();
    }
}
