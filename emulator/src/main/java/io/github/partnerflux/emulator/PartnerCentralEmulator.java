// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.argument.Arguments;
import io.github.partnerflux.emulator.internal.control.ControlEndpoints;
import io.github.partnerflux.emulator.internal.control.EmulatorActions;
import io.github.partnerflux.emulator.internal.fault.FaultQueue;
import io.github.partnerflux.emulator.internal.http.ControlHandler;
import io.github.partnerflux.emulator.internal.http.EmulatorServer;
import io.github.partnerflux.emulator.internal.http.ListenAddress;
import io.github.partnerflux.emulator.internal.http.OpenConnections;
import io.github.partnerflux.emulator.internal.http.RequestHandler;
import io.github.partnerflux.emulator.internal.operation.connection.ListConnections;
import io.github.partnerflux.emulator.internal.persistence.StateFile;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.recording.RequestLog;
import io.github.partnerflux.emulator.internal.service.PartnerCentralService;
import io.github.partnerflux.emulator.internal.service.Stubs;
import io.github.partnerflux.emulator.internal.service.WarmUp;
import io.github.partnerflux.emulator.internal.signing.SignatureCheck;
import io.github.partnerflux.emulator.internal.state.Accounts;
import io.github.partnerflux.emulator.internal.state.Catalogs;
import io.github.partnerflux.emulator.internal.state.Connection;
import io.github.partnerflux.emulator.internal.state.Quota;
import io.github.partnerflux.emulator.internal.state.Seeds;
import io.github.partnerflux.emulator.internal.state.Settings;
import io.github.partnerflux.emulator.internal.state.State;
import io.github.partnerflux.emulator.internal.state.StateStore;
import io.github.partnerflux.emulator.internal.throttling.Throttle;
import io.github.partnerflux.emulator.internal.validation.Model;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A local Partner Central Account service.
 *
 * <pre>{@code
 * try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().connections(250).start()) {
 *     emulator.inject(Fault.throttle());
 *     client = ...; // endpoint emulator.endpoint(), region us-east-1, credentials test/test
 *     ...
 *     assertEquals(4, emulator.requestCount()); // three pages, and one attempt that was throttled
 * }
 * }</pre>
 *
 * <p><b>Behavior.</b> It serves all operations of the service over HTTP/1.1, for the catalogs {@code AWS} and
 * {@code Sandbox}, which share nothing but the verification of an account. The accounts act on each other: one invites
 * another, which accepts, and both list the connection. {@link #stub(String, String)} replaces the response of an
 * operation. A request passes these checks, in this order:
 *
 * <table>
 * <caption>Checks, and the responses to requests that fail them</caption>
 * <tr><th>check</th><th>response</th></tr>
 * <tr><td>the body is at most 1 MiB</td><td>413 RequestEntityTooLargeException</td></tr>
 * <tr><td>{@code POST /}, {@code Content-Type: application/x-amz-json-1.0}</td>
 * <td>404 UnknownOperationException</td></tr>
 * <tr><td>there is a {@code Content-Length}</td><td>411 MissingContentLength</td></tr>
 * <tr><td>the headers that identify and sign the request occur only once</td>
 * <td>400 MalformedHttpRequestException</td></tr>
 * <tr><td>{@code X-Amz-Target} names an operation, or a stub</td><td>400 UnknownOperationException</td></tr>
 * <tr><td>there is an {@code Authorization} header</td><td>403 MissingAuthenticationTokenException</td></tr>
 * <tr><td>it is well-formed, and there is an {@code X-Amz-Date}</td><td>403 IncompleteSignatureException</td></tr>
 * <tr><td>the access key and the session token are known</td><td>403 UnrecognizedClientException</td></tr>
 * <tr><td>the date is within 5 minutes of the emulator's clock, the scope is
 * {@code us-east-1/partnercentral-account/aws4_request}, the host and all {@code x-amz-} headers are signed, and the
 * signature is right</td><td>403 InvalidSignatureException</td></tr>
 * <tr><td>the account's rate is not exceeded, and the request is not throttled at random</td>
 * <td>429 ThrottlingException</td></tr>
 * <tr><td>the body is a JSON object, its members are of the right types, a union has exactly one member</td>
 * <td>400 SerializationException</td></tr>
 * <tr><td>the members satisfy the service's model, the catalog exists</td>
 * <td>400 ValidationException that lists all violations</td></tr>
 * <tr><td>the client token was not used with another input in the last 24 hours; with the same input, the response is
 * that of the first call</td><td>409 ConflictException</td></tr>
 * <tr><td>each member satisfies the rules that the model does not express, such as the form of the
 * {@code ReceiverIdentifier}, which depends on the connection type (assumption: before the next check)</td>
 * <td>400 ValidationException with a {@code FieldValidationError}</td></tr>
 * <tr><td>what the members identify exists, and the caller takes part in it</td>
 * <td>404 ResourceNotFoundException</td></tr>
 * <tr><td>the caller has the role that the operation requires</td><td>403 AccessDeniedException</td></tr>
 * <tr><td>its state permits the operation</td><td>409 ConflictException</td></tr>
 * <tr><td>business rules</td><td>400 ValidationException with a {@code BusinessValidationError}</td></tr>
 * <tr><td>quotas</td><td>402 ServiceQuotaExceededException</td></tr>
 * </table>
 *
 * <p>A request that fails a check changes nothing. AWS documents neither all of its rules nor which error follows from
 * a violation: the Javadoc of the types that implement them marks each assumption as such.
 *
 * <p><b>Data.</b> Each account starts with a number of generated connections in each catalog. Their other participants
 * are not emulated. Each account is verified and, in {@code AWS}, a partner with a public profile; see
 * {@link Builder#verified(boolean)} and {@link Builder#partnersIn(String...)}. All data is kept in memory, and
 * {@link #reset()} restores the start.
 *
 * <p><b>Listings.</b> In {@code ListConnections}, {@code ConnectionType} selects connections that have that type, with
 * any status; {@code TYPE:STATUS}, for example {@code SUBSIDIARY:ACTIVE}, those whose type has that status. Case
 * matters; an unknown type or status selects nothing. {@code OtherParticipantIdentifiers} selects by the other
 * participant's account id or profile id; an empty list selects everything. A selected connection is listed with all
 * its types. Without {@code MaxResults} a page holds {@value #DEFAULT_MAX_RESULTS}. The last page of a listing has no
 * {@code NextToken}. A page for which filters would have to examine more than 10,000 items is short or empty, and has a
 * {@code NextToken}. Listings are ordered by creation: if the data changes between two pages, no item is skipped or
 * repeated, even if connections are {@linkplain EmulatedAccount#removeConnection removed}. A token is valid for its
 * account, catalog and filters, with any page size.
 *
 * <p><b>Time.</b> {@link #advanceTime(Duration)} moves the time of the service. What becomes due meanwhile, such as
 * the expiry of an invitation, has happened when the next request arrives.
 *
 * <p><b>Health.</b> {@code GET} and {@code HEAD} of {@code /_emulator/health} need no signature and get status 200
 * with the body <code>{"status":"UP"}</code>, regardless of faults, latency and throttling. They are neither counted
 * nor recorded.
 *
 * <p><b>Control.</b> Tests in other languages control the emulator with requests to {@code /_emulator/} that correspond
 * to most of the methods of this class and of {@link EmulatedAccount}; the guide lists them. They need no signature,
 * take no fault, latency or throttling, and are neither counted nor recorded. Requests with an {@code Origin} header,
 * as web pages send it, are rejected, and on a loopback address those with a {@code Host} header other than an IP
 * address, {@code localhost} and {@link Builder#host(String)}. See {@link Builder#control(boolean)}.
 *
 * <p><b>Threads.</b> All methods may be called from any thread; only {@link Builder#start()}, {@link #saveState()}
 * and {@link #close()} block. The emulator has event loops of its own, whose threads are daemons.
 */
public final class PartnerCentralEmulator implements AutoCloseable {

    /** The number of connections on a page if the request does not specify one. */
    public static final int DEFAULT_MAX_RESULTS = ListConnections.DEFAULT_MAX_RESULTS;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final List<EmulatedAccount> accounts;
    private final StateStore store;
    private final Stubs stubs;
    private final Throttle throttle;
    private final FaultQueue faults;
    private final RequestLog<RecordedRequest> log;
    private final @Nullable StateFile stateFile;
    private final EmulatorServer server;
    private final Mono<Void> closed;

    private PartnerCentralEmulator(
            Accounts accounts,
            StateStore store,
            Stubs stubs,
            Throttle throttle,
            FaultQueue faults,
            RequestLog<RecordedRequest> log,
            @Nullable StateFile stateFile,
            Function<PartnerCentralEmulator, EmulatorServer> startServer) {
        this.accounts = accounts.all().stream()
                .map(account -> new EmulatedAccount(account, store, throttle))
                .toList();
        this.store = store;
        this.stubs = stubs;
        this.throttle = throttle;
        this.faults = faults;
        this.log = log;
        this.stateFile = stateFile;
        // Last: control requests use the other fields as soon as the server listens.
        this.server = startServer.apply(this);
        this.closed = stateFile == null
                ? server.close()
                : Flux.concatDelayError(
                                server.close(),
                                Mono.fromRunnable(stateFile::save).subscribeOn(Schedulers.boundedElastic()))
                        .then()
                        .cache();
    }

    /**
     * Creates a builder.
     *
     * @return a builder with the defaults: 127.0.0.1 and a random port, one account of 250 connections, no
     *     latency, no throttling
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the URI at which a client on this machine reaches the emulator.
     *
     * @return {@code http://}, the {@link Builder#host(String) host}, and the port. For {@code 0.0.0.0} and {@code ::},
     *     which mean all interfaces, the host is the loopback address
     */
    public URI endpoint() {
        return server.endpoint();
    }

    /**
     * Returns the port that the emulator listens on.
     *
     * @return the actual port, never 0
     */
    public int port() {
        return server.port();
    }

    /**
     * Returns the accounts. The first account's credentials are {@code test}/{@code test}, the
     * n-th's {@code test-n}/{@code test-n}.
     *
     * @return an unmodifiable list
     */
    public List<EmulatedAccount> accounts() {
        return accounts;
    }

    /**
     * Returns one of the accounts.
     *
     * @param index counted from 0
     * @return the account
     * @throws IndexOutOfBoundsException if there is no such account
     */
    public EmulatedAccount account(int index) {
        int count = accounts.size();
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(
                    "account index must be between 0 and " + (count - 1) + ", but is " + index);
        }
        return accounts.get(index);
    }

    /**
     * Queues faults. Each request that arrives takes the next one, whichever account sends it; a fault with
     * {@link Fault#times(int) times(k)} applies to {@code k} requests. Concurrent requests take their faults in the
     * order of {@link #requests()}.
     *
     * <p>When {@link #awaitRequest(int) awaitRequest(i)} completes, request {@code i} has taken its fault: a fault that
     * is queued then applies to a later request.
     *
     * @param more the faults, in the order in which they take effect
     */
    public void inject(Fault... more) {
        faults.add(Arrays.stream(more)
                .map(fault -> Objects.requireNonNull(fault, "fault").injected())
                .toList());
    }

    /**
     * Stubs an operation: each call of it gets this response with status 200, until the operation is stubbed again or
     * {@link #clearStubs()} is called. The call passes the checks of the signature, of the rate and of the JSON; its
     * members are not checked. {@link Fault}s apply to stubs as well.
     *
     * <pre>{@code
     * emulator.stub("GetProfileVisibility", """
     *         {"Catalog": "AWS", "Visibility": "PUBLIC"}
     *         """);
     * }</pre>
     *
     * @param operation the operation's name; one that the emulator serves is replaced, one that it does not know is
     *     added
     * @param json the body, a JSON object or empty, sent as it is
     * @throws IllegalArgumentException if {@code operation} or {@code json} is invalid
     */
    public void stub(String operation, String json) {
        stub(operation, 200, json);
    }

    /**
     * Stubs an operation, as {@link #stub(String, String)} does, with an HTTP status: for errors, whose JSON has a
     * {@code __type} such as {@code ConflictException}. {@link Fault#error} needs no JSON, but affects the next request
     * of any operation.
     *
     * @param operation the operation's name
     * @param status the HTTP status, 200 to 599
     * @param json the body, a JSON object or empty, sent as it is
     * @throws IllegalArgumentException if {@code operation}, {@code status} or {@code json} is invalid
     */
    public void stub(String operation, int status, String json) {
        Arguments.checkOperation(Objects.requireNonNull(operation, "operation"));
        Arguments.checkRange("status", status, 200, 599);
        if (!Objects.requireNonNull(json, "json").isEmpty() && !Json.isObject(json)) {
            throw new IllegalArgumentException("json must be a JSON object or empty");
        }
        stubs.put(operation, Response.text(status, Response.JSON, json));
    }

    /** Clears all stubs: the emulator responds as it would without them. */
    public void clearStubs() {
        stubs.clear();
    }

    /**
     * Restores the state at the start: all data, the time, rates and quotas. Faults, stubs and recorded requests are
     * cleared. Tests that share an emulator call it before each test.
     *
     * <p>A request that has arrived and waits for its latency is executed with the restored state. Ids are assigned as
     * after the start, so that one from before the reset may identify something else, and page tokens remain valid.
     */
    public void reset() {
        faults.clear();
        stubs.clear();
        throttle.reset();
        store.reset();
        log.clear();
    }

    /**
     * Returns the current time of the service: that of the builder's clock, plus the durations by which it was
     * {@linkplain #advanceTime(Duration) advanced}. If the clock is set back, the time stands still until the clock has
     * caught up, or until {@link #reset()}.
     *
     * @return the time, in milliseconds
     */
    public Instant now() {
        return store.access(State::now);
    }

    /**
     * Advances the time of the service: invitations expire, tasks end, and daily quotas are available again. The check
     * of signatures and the {@code Date} header keep the time of the builder's clock, so that clients notice nothing.
     *
     * <pre>{@code
     * emulator.advanceTime(Duration.ofDays(31)); // all pending invitations expire
     * }</pre>
     *
     * @param duration at least zero
     * @throws IllegalArgumentException if {@code duration} is negative or too long
     */
    public void advanceTime(Duration duration) {
        Arguments.checkNotNegative("duration", duration);
        store.access(state -> {
            state.timeline().advance(duration);
            return null;
        });
    }

    /**
     * Sets a quota, from the next request on. What was used of a daily quota stays used.
     *
     * @param reason the reason of the error, for example {@code LIMIT_EXCEEDED_NUMBER_OF_EMAIL}
     * @param limit at least 0; above 100 for {@code LIMIT_EXCEEDED_NUMBER_OF_DOMAIN}, responses may have more domains
     *     than the model allows
     * @throws IllegalArgumentException if there is no such quota, or {@code limit} is negative
     */
    public void setQuota(String reason, int limit) {
        Quota quota = Arguments.checkEnum("reason", Quota.class, reason);
        Arguments.checkRange("limit", limit, 0, Integer.MAX_VALUE);
        store.access(state -> {
            state.limits().set(quota, limit);
            return null;
        });
    }

    /**
     * Returns the verification code that was last sent to an email address, whichever account has requested it. In the
     * catalog {@code Sandbox} no codes are sent, and any six digits are valid.
     *
     * @param email the address, in upper or lower case
     * @return six digits; {@code null} if no code was sent, or it was used or has expired, 10 minutes after it was sent
     */
    public @Nullable String emailVerificationCode(String email) {
        Objects.requireNonNull(email, "email");
        return store.access(state -> state.emailCodes().find(email, state.now()));
    }

    /**
     * Connects two accounts, as if one had accepted an invitation of the other. No quota applies, no invitation is
     * created, and no events are sent. If the type is active between them already, nothing changes.
     *
     * @param catalog {@code AWS} or {@code Sandbox}
     * @param inviter the index of the account that sent the invitation; for {@code SUBSIDIARY}, the primary
     * @param receiver the index of the account that accepted it
     * @param connectionType {@code OPPORTUNITY_COLLABORATION} or {@code SUBSIDIARY}
     * @return the id of the connection
     * @throws IndexOutOfBoundsException if there is no such account
     * @throws IllegalArgumentException if there is no such catalog or type, or the accounts are the same
     */
    public String connect(String catalog, int inviter, int receiver, String connectionType) {
        account(inviter);
        account(receiver);
        Settings.Pair pair = pair(catalog, inviter, receiver, connectionType);
        return store.access(state -> state.connect(pair));
    }

    /**
     * Returns the connection invitations in a catalog.
     *
     * @param catalog {@code AWS} or {@code Sandbox}
     * @return a snapshot of all invitations, in the order of their creation
     * @throws IllegalArgumentException if there is no such catalog
     */
    public List<EmulatedInvitation> invitations(String catalog) {
        Arguments.checkOneOf("catalog", Catalogs.ALL, catalog);
        return store.access(state -> state.world(catalog).invitations().all()).stream()
                .map(invitation -> EmulatedInvitation.of(catalog, invitation))
                .toList();
    }

    /**
     * Returns the events that the service has sent to EventBridge, in both catalogs. The emulator delivers them to no
     * target: tests pass them to the code that would receive them.
     *
     * <pre>{@code
     * for (EmulatedEvent event : emulator.events()) {
     *     if (event.accountId().equals(emulator.account(1).accountId())) {
     *         handler.handleRequest(event.json());
     *     }
     * }
     * }</pre>
     *
     * @return a snapshot of the latest 10,000 events, in the order in which they happened
     */
    public List<EmulatedEvent> events() {
        return store.access(state -> state.events().all()).stream()
                .map(EmulatedEvent::of)
                .toList();
    }

    private static Settings.Pair pair(String catalog, int inviter, int receiver, String connectionType) {
        if (inviter == receiver) {
            throw new IllegalArgumentException("an account cannot be connected with itself");
        }
        return new Settings.Pair(
                Arguments.checkOneOf("catalog", Catalogs.ALL, catalog),
                inviter,
                receiver,
                Arguments.checkOneOf("connectionType", Connection.TYPES, connectionType));
    }

    /**
     * Returns the requests received so far.
     *
     * @return a snapshot, in the order of arrival; empty if the emulator does not
     *     {@link Builder#recordRequests(boolean) record requests}
     */
    public List<RecordedRequest> requests() {
        return log.snapshot();
    }

    /**
     * Returns the number of requests received.
     *
     * @return the number since the start, or since {@link #clearRequests()}
     */
    public int requestCount() {
        return log.count();
    }

    /**
     * Waits for a request, without blocking and without polling. The request has taken its fault before the future
     * completes, so that a fault that is {@linkplain #inject injected} then applies to a later request.
     *
     * @param index the request's place in the order of arrival, counted from 0
     * @return a future that completes when the whole request has been received, before the response is sent. It
     *     completes on one of the emulator's threads, so that dependent stages must not block; it never fails by
     *     itself, and cancelling it has no effect on other callers
     * @throws IllegalArgumentException if {@code index} is negative
     * @throws IllegalStateException if the request has arrived already and requests are not recorded
     */
    public CompletableFuture<RecordedRequest> awaitRequest(int index) {
        return log.await(index);
    }

    /** Clears all requests received so far, and counts from 0 again. Queued faults stay. */
    public void clearRequests() {
        log.clear();
    }

    /**
     * Saves the state in the {@link Builder#stateFile(Path) state file}, as {@link #close()} does. Blocks until it
     * is written.
     *
     * @throws UncheckedIOException if it cannot be written; the earlier file is then unchanged
     * @throws IllegalStateException if there is no state file, or if called on a thread that must not block
     */
    public void saveState() {
        if (stateFile == null) {
            throw new IllegalStateException("There is no state file: start the program with --state FILE, or the"
                    + " emulator with Builder.stateFile(Path)");
        }
        requireBlockingThread("saveState");
        stateFile.save();
    }

    private static void requireBlockingThread(String method) {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException(method + " blocks, which is not allowed on the thread "
                    + Thread.currentThread().getName());
        }
    }

    /**
     * Closes the port and drops all connections at once, even in the middle of a response. Then saves the state, if
     * there is a {@link Builder#stateFile(Path) state file}.
     *
     * @return a publisher that closes the emulator on subscription and completes when it is closed. It fails with an
     *     {@link UncheckedIOException} if the state cannot be saved. Further subscriptions share the result
     */
    public Mono<Void> closeLater() {
        return closed;
    }

    /**
     * Closes the port and drops all connections at once, even in the middle of a response. Then saves the state, if
     * there is a {@link Builder#stateFile(Path) state file}. Returns when that is done; on a thread that must not block
     * it returns at once. Closing again has no effect.
     *
     * @throws UncheckedIOException if the state cannot be saved
     */
    @Override
    public void close() {
        if (Schedulers.isInNonBlockingThread()) {
            closeLater().subscribe();
        } else {
            closeLater().block(CLOSE_TIMEOUT);
        }
    }

    /**
     * Describes the emulator.
     *
     * @return its endpoint and the number of its accounts
     */
    @Override
    public String toString() {
        return "PartnerCentralEmulator[" + endpoint() + ", accounts=" + accounts.size() + "]";
    }

    /** A builder of emulators. Not safe for use by several threads at once; may start any number of emulators. */
    public static final class Builder {

        private static final int MAX_ACCOUNTS = 100_000;
        private static final int MAX_CONNECTIONS = 1_000_000_000;

        private String host = ListenAddress.DEFAULT_HOST;
        private int port;
        private int connections = Accounts.DEFAULT_CONNECTIONS;
        private int accounts = Accounts.DEFAULT_COUNT;
        private Duration latency = Duration.ZERO;
        private double throttleRate;
        private double requestsPerSecond = Double.POSITIVE_INFINITY;
        private long seed = Seeds.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private boolean recordRequests = true;
        private @Nullable Boolean control;
        private @Nullable Path stateFile;
        private boolean verified = true;
        private Set<String> partnerCatalogs = Set.of(Catalogs.AWS);
        private final List<Settings.Pair> connected = new ArrayList<>();
        private final Map<Quota, Integer> quotas = new EnumMap<>(Quota.class);
        private Duration invitationLifetime = Settings.DEFAULT_INVITATION_LIFETIME;
        private Duration profileUpdateDuration = Settings.DEFAULT_TASK_DURATION;
        private Duration qualificationsTaskDuration = Settings.DEFAULT_TASK_DURATION;

        private Builder() {}

        /**
         * Sets the address to listen on. Beyond the loopback interface, anyone who can reach the port can use the
         * emulator: it speaks plaintext HTTP, and its credentials are public.
         *
         * @param value an IP address of this machine, or a name that resolves to one; {@code 0.0.0.0} is all
         *     interfaces, which a container needs. The default is {@code 127.0.0.1}
         * @return this
         * @throws IllegalArgumentException if {@code value} is neither an IP address nor a host name
         */
        public Builder host(String value) {
            host = Arguments.checkHost(Objects.requireNonNull(value, "host"));
            return this;
        }

        /**
         * Sets the port to listen on.
         *
         * @param value 0 to 65535; 0, the default, is any free port
         * @return this
         * @throws IllegalArgumentException if {@code value} is out of range
         */
        public Builder port(int value) {
            port = Arguments.checkRange("port", value, 0, 65535);
            return this;
        }

        /**
         * Sets the number of generated connections of each account in each catalog. Their other participants are not
         * emulated and act only where a test {@linkplain EmulatedAccount#cancelConnection cancels} a connection for
         * them; they do not count toward the quota of active connections.
         *
         * @param value 0 to 1,000,000,000; the default is 250
         * @return this
         * @throws IllegalArgumentException if {@code value} is out of range
         */
        public Builder connections(int value) {
            connections = Arguments.checkRange("connections", value, 0, MAX_CONNECTIONS);
            return this;
        }

        /**
         * Sets the number of accounts.
         *
         * @param value 1 to 100,000; the default is 1
         * @return this
         * @throws IllegalArgumentException if {@code value} is out of range
         */
        public Builder accounts(int value) {
            accounts = Arguments.checkRange("accounts", value, 1, MAX_ACCOUNTS);
            return this;
        }

        /**
         * Sets the delay before each response.
         *
         * @param value not negative, at most 365 days; the default is none
         * @return this
         * @throws IllegalArgumentException if {@code value} is out of range
         */
        public Builder latency(Duration value) {
            latency = Arguments.checkNotNegative("latency", value);
            return this;
        }

        /**
         * Sets the share of the requests that get a {@code ThrottlingException}. They are chosen at random, but are the
         * same for the same seed and order of arrival. Requests that get the response of a {@link Fault}, or are
         * rejected before the check of the rate, do not count.
         *
         * @param value 0 to 1; the default is 0
         * @return this
         * @throws IllegalArgumentException if {@code value} is out of range
         */
        public Builder throttleRate(double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("throttleRate must be between 0 and 1, but is " + value);
            }
            throttleRate = value;
            return this;
        }

        /**
         * Sets the number of requests per second that each account may send on average, all operations together. The
         * requests of one second, but at least one, may arrive at once: 5 at a rate of 5, and 1 at a rate of 0.2.
         * Further requests get a {@code ThrottlingException}.
         *
         * @param value above 0; the default, {@link Double#POSITIVE_INFINITY}, is no limit
         * @return this
         * @throws IllegalArgumentException if {@code value} is not above 0
         */
        public Builder requestsPerSecond(double value) {
            requestsPerSecond = Arguments.checkPositive("requestsPerSecond", value);
            return this;
        }

        /**
         * Sets the seed of all data and of every random choice. The same seed leads to the same accounts, connections
         * and tokens, on any machine; a greater number of accounts or connections adds to them and changes none.
         *
         * @param value any number; the default is a fixed one
         * @return this
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets the clock of the service: of all times in responses, and of what depends on time, such as the expiry of
         * invitations, the end of tasks, daily quotas, verification codes and client tokens. {@link
         * PartnerCentralEmulator#advanceTime} moves the service ahead of it. The {@code Date} header, the check that a
         * request is at most 5 minutes old, and {@link RecordedRequest#receivedAt()} follow the clock itself, latency
         * and rates the machine's own.
         *
         * @param value the clock; the default is the system's
         * @return this
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Sets whether requests are kept for {@link PartnerCentralEmulator#requests()}. Long measurements switch it
         * off, because requests are kept until they are cleared. Requests are counted either way.
         *
         * @param value the default is {@code true}
         * @return this
         */
        public Builder recordRequests(boolean value) {
            recordRequests = value;
            return this;
        }

        /**
         * Sets whether tests in other languages can control the emulator over HTTP, with requests to
         * {@code /_emulator/} that need no signature.
         *
         * @param value by default, {@code true} if the emulator listens on a loopback address. Beyond it, anyone who
         *     can reach the port can then control the emulator
         * @return this
         */
        public Builder control(boolean value) {
            control = value;
            return this;
        }

        /**
         * Sets the file that the state is loaded from, if the file exists, and saved in by
         * {@link PartnerCentralEmulator#close()} and {@link PartnerCentralEmulator#saveState()}. A restart is not
         * noticed by clients: all data, client tokens, used quotas and the advanced time are saved. Faults, stubs,
         * rates and recorded requests are not.
         *
         * <p>The file is JSON, in a format with a version. It contains all that clients sent, and on POSIX file systems
         * only its owner can read it. It can be loaded by an emulator that reads this version and has the same seed,
         * numbers of accounts and connections, verification, catalogs of partners and connected accounts. Two emulators
         * must not share it.
         *
         * <p>{@link PartnerCentralEmulator#reset()} restores the start without the file, and the next save replaces the
         * file by this state.
         *
         * @param value a file in a directory that exists; by default, nothing is saved
         * @return this
         */
        public Builder stateFile(Path value) {
            stateFile = Objects.requireNonNull(value, "stateFile");
            return this;
        }

        /**
         * Sets whether the business and the registrant of each account start verified, with the legal name that
         * {@code GetVerification} returns.
         *
         * @param value the default is {@code true}
         * @return this
         */
        public Builder verified(boolean value) {
            verified = value;
            return this;
        }

        /**
         * Sets the catalogs in which each account starts as a partner with a public profile.
         *
         * @param catalogs {@code AWS}, {@code Sandbox}, both or none; the default is {@code AWS}
         * @return this
         * @throws IllegalArgumentException if there is no such catalog
         */
        public Builder partnersIn(String... catalogs) {
            for (String catalog : catalogs) {
                Arguments.checkOneOf("catalog", Catalogs.ALL, catalog);
            }
            partnerCatalogs = Set.copyOf(Arrays.asList(catalogs));
            return this;
        }

        /**
         * Connects two accounts from the start, in addition to earlier ones.
         *
         * @param catalog {@code AWS} or {@code Sandbox}
         * @param inviter the index of the account that sent the invitation; for {@code SUBSIDIARY}, the primary
         * @param receiver the index of the account that accepted it
         * @param connectionType {@code OPPORTUNITY_COLLABORATION} or {@code SUBSIDIARY}
         * @return this
         * @throws IllegalArgumentException if there is no such catalog or type, or the accounts are the same. An index
         *     beyond the number of accounts is rejected by {@link #start()}
         */
        public Builder connected(String catalog, int inviter, int receiver, String connectionType) {
            connected.add(pair(catalog, inviter, receiver, connectionType));
            return this;
        }

        /**
         * Sets a quota.
         *
         * @param reason the reason of the error, for example {@code LIMIT_EXCEEDED_NUMBER_OF_EMAIL}
         * @param limit at least 0; the defaults are AWS's. Above 100 for {@code LIMIT_EXCEEDED_NUMBER_OF_DOMAIN},
         *     responses may have more domains than the model allows
         * @return this
         * @throws IllegalArgumentException if there is no such quota, or {@code limit} is negative
         */
        public Builder quota(String reason, int limit) {
            quotas.put(
                    Arguments.checkEnum("reason", Quota.class, reason),
                    Arguments.checkRange("limit", limit, 0, Integer.MAX_VALUE));
            return this;
        }

        /**
         * Sets the time after which a pending invitation expires.
         *
         * @param value at least zero; the default is 30 days. Assumption: AWS does not publish its own
         * @return this
         * @throws IllegalArgumentException if {@code value} is negative or too long
         */
        public Builder invitationLifetime(Duration value) {
            invitationLifetime = Arguments.checkNotNegative("invitationLifetime", value);
            return this;
        }

        /**
         * Sets the time that the review of a profile update takes, by the time of the service.
         *
         * @param value at least zero; the default is 0.5 s. The service takes minutes or days
         * @return this
         * @throws IllegalArgumentException if {@code value} is negative or too long
         */
        public Builder profileUpdateDuration(Duration value) {
            profileUpdateDuration = Arguments.checkNotNegative("profileUpdateDuration", value);
            return this;
        }

        /**
         * Sets the time that a qualifications association or disassociation task takes, by the time of the service.
         *
         * @param value at least zero; the default is 0.5 s
         * @return this
         * @throws IllegalArgumentException if {@code value} is negative or too long
         */
        public Builder qualificationsTaskDuration(Duration value) {
            qualificationsTaskDuration = Arguments.checkNotNegative("qualificationsTaskDuration", value);
            return this;
        }

        /**
         * Starts the emulator. Blocks until it listens, usually for milliseconds.
         *
         * @return the running emulator
         * @throws UncheckedIOException if the port is taken, the system does not allow it, or the host is not an
         *     address of this machine; or if the state file is damaged, of other settings or of another version, or
         *     cannot be read or written. The file is then unchanged
         * @throws IllegalStateException if called on a thread that must not block
         * @throws IllegalArgumentException if accounts are {@link #connected connected} that do not exist
         */
        public PartnerCentralEmulator start() {
            Accounts generated = Accounts.generate(seed, accounts);
            Model model = Model.load();
            Settings settings = settings();
            StateStore store = new StateStore(settings, generated, clock);
            StateFile file = stateFile == null ? null : new StateFile(stateFile, store, settings, accounts);
            if (file != null) {
                requireBlockingThread("start");
                file.load();
            }
            Stubs stubs = new Stubs();
            Throttle throttle = new Throttle(throttleRate, requestsPerSecond, seed, System::nanoTime);
            PartnerCentralService service = new PartnerCentralService(
                    seed, stubs, model, store, new SignatureCheck(generated, clock), throttle);
            FaultQueue faults = new FaultQueue();
            RequestLog<RecordedRequest> log = new RequestLog<>(recordRequests, RecordedRequest::new);
            OpenConnections open = new OpenConnections();
            WarmUp.run(model);
            ListenAddress address = new ListenAddress(host, port);
            boolean controlled = control == null ? address.isLoopback() : control;
            return new PartnerCentralEmulator(generated, store, stubs, throttle, faults, log, file, emulator -> {
                ControlHandler controlHandler = controlled
                        ? ControlHandler.of(
                                ControlEndpoints.all(generated, store, faults, log, new ControlActions(emulator)),
                                address)
                        : ControlHandler.off(address);
                return EmulatorServer.start(
                        address, new RequestHandler(service, faults, log, open, controlHandler, latency, clock), open);
            });
        }

        private Settings settings() {
            for (Settings.Pair pair : connected) {
                Arguments.checkRange("inviter", pair.inviter(), 0, accounts - 1);
                Arguments.checkRange("receiver", pair.receiver(), 0, accounts - 1);
            }
            return new Settings(
                    seed,
                    connections,
                    verified,
                    partnerCatalogs,
                    List.copyOf(connected),
                    Map.copyOf(quotas),
                    invitationLifetime,
                    profileUpdateDuration,
                    qualificationsTaskDuration);
        }
    }

    /** The actions for control over HTTP. */
    private static final class ControlActions implements EmulatorActions {

        private final PartnerCentralEmulator emulator;

        private ControlActions(PartnerCentralEmulator emulator) {
            this.emulator = emulator;
        }

        @Override
        public void reset() {
            emulator.reset();
        }

        @Override
        public void advanceTime(Duration duration) {
            emulator.advanceTime(duration);
        }

        @Override
        public void saveState() {
            emulator.saveState();
        }

        @Override
        public void setQuota(String reason, int limit) {
            emulator.setQuota(reason, limit);
        }

        @Override
        public String connect(String catalog, int inviter, int receiver, String connectionType) {
            return emulator.connect(catalog, inviter, receiver, connectionType);
        }

        @Override
        public @Nullable String emailVerificationCode(String email) {
            return emulator.emailVerificationCode(email);
        }

        @Override
        public void completeVerification(int account, String verificationType, String status, @Nullable String reason) {
            EmulatedAccount verified = emulator.account(account);
            if (reason == null) {
                verified.completeVerification(verificationType, status);
            } else {
                verified.completeVerification(verificationType, status, reason);
            }
        }

        @Override
        public void completeProfileUpdate(int account, String catalog, String status) {
            emulator.account(account).completeProfileUpdate(catalog, status);
        }

        @Override
        public void setRequestsPerSecond(int account, double requestsPerSecond) {
            emulator.account(account).setRequestsPerSecond(requestsPerSecond);
        }

        @Override
        public String addConnection(int account, String catalog, String connectionType) {
            return emulator.account(account).addConnection(catalog, connectionType);
        }

        @Override
        public void renameOtherParticipant(int account, String catalog, String connectionId, String name) {
            emulator.account(account).renameOtherParticipant(catalog, connectionId, name);
        }

        @Override
        public void cancelConnection(int account, String catalog, String connectionId) {
            emulator.account(account).cancelConnection(catalog, connectionId);
        }

        @Override
        public void removeConnection(int account, String catalog, String connectionId) {
            emulator.account(account).removeConnection(catalog, connectionId);
        }
    }
}
