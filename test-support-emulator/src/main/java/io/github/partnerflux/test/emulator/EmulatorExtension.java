// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts an emulator with two accounts before each test, and closes it after the test.
 *
 * <p>Tests call the first account. Requests for the second one are not counted. Modules that have a client extend this class
 * with it.
 */
public class EmulatorExtension implements BeforeEachCallback, AfterEachCallback {

    /** The limit for each wait. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The access key id, and the secret key, of the account that tests call. */
    public static final String ACCOUNT = "test";

    /** The access key id, and the secret key, of the account whose requests are not counted. */
    public static final String OTHER_ACCOUNT = "test-2";

    private final int connections;

    private @Nullable PartnerCentralEmulator emulator;

    /**
     * Creates an extension.
     *
     * @param connections the number of connections in each account
     */
    public EmulatorExtension(int connections) {
        this.connections = connections;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(connections)
                .start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        emulator().close();
    }

    /** Returns the test's emulator. */
    public final PartnerCentralEmulator emulator() {
        if (emulator == null) {
            throw new IllegalStateException("the emulator is started before each test, and no earlier");
        }
        return emulator;
    }

    /** Returns the ids of the account's connections, in the order in which they are listed. */
    public final List<String> ids() {
        return emulator().account(0).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
    }

    /** Waits for the request at an index, counted from 0, of either account. */
    public final RecordedRequest request(int index) {
        return await(emulator().awaitRequest(index));
    }

    /** Waits until that many requests have arrived. */
    public final void awaitRequests(int expected) {
        int arrived = 0;
        for (int i = 0; arrived < expected; i++) {
            if (isCounted(request(i))) {
                arrived++;
            }
        }
    }

    /** Asserts that exactly that many requests have arrived so far. */
    protected final void assertArrived(int expected) {
        assertThat(emulator().requests())
                .filteredOn(EmulatorExtension::isCounted)
                .hasSize(expected);
    }

    /** Asserts that the client aborts the request. */
    public final void assertAborted(RecordedRequest request) {
        assertThat(await(request.outcome()).kind()).isEqualTo(RecordedRequest.Outcome.Kind.ABORTED);
    }

    /** Waits for the future's result without completing the future itself on a timeout. */
    public static <T> T await(CompletableFuture<T> future) {
        return future.copy().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static boolean isCounted(RecordedRequest request) {
        return ACCOUNT.equals(request.accessKeyId());
    }
}
