// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Tests the page in a browser when its service stops. In a class of its own, because all services in a JVM share
 * Reactor Netty's event loops: closing one service would stop the others.
 */
class PageWithoutServiceIntegrationTests {

    @Test
    void reportsALostConnection() {
        try (Browser browser = Browser.start()) {
            try (RunningService service = RunningService.start(250)) {
                service.emulator().inject(Fault.delay(Duration.ZERO), Fault.never());
                new ListingPage(browser, service).open();
                browser.awaitText("#total", "100");
            }

            browser.awaitText("#state", "Failed after 100 connections.");
            assertThat(browser.text("#failure [role=alert]"))
                    .isEqualTo("The connection to the service was lost. Check that it is running, then list again.");
            browser.element("#failure summary").click();
            assertThat(browser.text("#failure pre")).contains("\"title\": \"TypeError\"");
            assertThat(browser.elements("td.id")).isNotEmpty();
        }
    }
}
