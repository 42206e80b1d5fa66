// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Starts a browser and a service for a test class. Fails each test after which the browser's console has messages. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AbstractPageIntegrationTests {

    static final int CONNECTIONS = 2_350;
    static final int PAGES = 24;

    Browser browser;
    RunningService service;
    ListingPage page;

    @BeforeAll
    void start() {
        browser = Browser.start();
        service = RunningService.start(CONNECTIONS);
        page = new ListingPage(browser, service);
    }

    @AfterAll
    void stop() {
        // The tests are skipped, and both are null, if there is no browser.
        if (service != null) {
            service.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void reset() {
        service.emulator().reset();
    }

    @AfterEach
    void logsNothingToTheConsole() {
        assertThat(browser.console()).isEmpty();
    }

    static String name(EmulatedConnection connection) {
        return connection.types().values().iterator().next().participantName();
    }
}
