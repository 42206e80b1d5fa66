// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Tests the page in a browser: the state of the listing, its failures, and the layout. */
class PageIntegrationTests extends AbstractPageIntegrationTests {

    @Test
    void countsConnectionsByTypeStatusAndParticipant() {
        page.openComplete();

        assertThat(browser.text("#state")).matches("All 2,350 connections in \\d+\\.\\d s\\.");
        assertThat(browser.text("#total")).isEqualTo("2,350");
        assertThat(counts("types"))
                .isEqualTo(counts(
                        service.connections(), connection -> connection.types().keySet()));
        assertThat(counts("statuses"))
                .isEqualTo(counts(
                        service.connections(),
                        connection -> connection.types().values().stream()
                                .map(EmulatedConnection.Type::status)
                                .toList()));
        assertThat(counts("kinds"))
                .isEqualTo(counts(
                        service.connections(),
                        connection -> connection.types().values().stream()
                                .map(type -> type.participantKind().tag())
                                .toList()));
        assertThat(page.counters()).containsExactly("24", "0", "0");
        assertThat(browser.elements("#strip i")).hasSize(PAGES);
    }

    @Test
    void hasPlaceholdersUntilTheFirstConnection() {
        CompletableFuture<RecordedRequest> inFlight = service.emulator().awaitRequest(0);
        service.emulator().inject(Fault.never());

        page.open();
        inFlight.join();

        assertThat(browser.elements(".charts li")).hasSize(7).allMatch(this::isPlaceholder);
        assertThat(browser.elements("tbody tr")).hasSizeGreaterThan(5).allMatch(this::isPlaceholder);
        assertThat(browser.text("#total")).isEqualTo("–");
        assertThat(browser.element("#empty").isDisplayed()).isFalse();
        browser.screenshot("placeholders");

        page.clickStopOrListAgain();
        browser.awaitText("#state", "Stopped after 0 connections.");
        assertThat(browser.elements("tbody .placeholder")).isEmpty();
        assertThat(browser.element(".charts").isDisplayed()).isFalse();
        assertThat(browser.text("#empty")).isEqualTo("No connections received.");
    }

    @Test
    void showsConnectionsAsTheyArrive() {
        service.emulator().inject(Fault.delay(Duration.ZERO).times(3), Fault.never());

        page.open();

        browser.awaitText("#total", "300");
        assertThat(browser.text("#state")).startsWith("Listing");
        assertThat(browser.elements(".placeholder")).isEmpty();
        assertThat(page.names().get(0)).isEqualTo(name(service.connections().get(299)));
        // Otherwise, a request of the next test would take the fault.
        service.emulator().awaitRequest(3).join();
        page.clickStopOrListAgain();
    }

    @Test
    void keepsOnlyVisibleRowsInTheDocument() {
        page.openComplete();

        assertThat(browser.elements("tbody tr")).hasSizeLessThan(50);
        assertThat(browser.script("return document.querySelector('table').ariaRowCount"))
                .isEqualTo(String.valueOf(CONNECTIONS + 1));
        browser.script("document.getElementById('scroller').scrollTop = 1e9");
        String oldest = service.connections().get(0).id();
        browser.await(
                "the oldest connection is visible",
                () -> browser.script("return [...document.querySelectorAll('td.id')].pop().textContent")
                        .equals(oldest));
    }

    @Test
    void stopCancelsTheListing() {
        service.emulator().inject(Fault.delay(Duration.ZERO).times(7), Fault.never());
        CompletableFuture<RecordedRequest> inFlight = service.emulator().awaitRequest(7);
        page.open();
        browser.awaitText("#total", "700");
        inFlight.join();

        page.clickStopOrListAgain();

        browser.awaitText("#state", "Stopped after 700 connections.");
        browser.screenshot("stopped");
        assertThat(inFlight.join().outcome().join().kind()).isEqualTo(Outcome.Kind.ABORTED);
        assertThat(browser.text("#stop")).isEqualTo("List again");

        page.clickStopOrListAgain();
        page.awaitComplete();
        assertThat(service.emulator().requestCount()).isEqualTo(8 + PAGES);
    }

    @Test
    void showsThrottlingAsItHappens() {
        service.emulator()
                .inject(
                        Fault.delay(Duration.ZERO).times(5),
                        Fault.throttle().times(2),
                        Fault.delay(Duration.ZERO).times(3));
        service.emulator().inject(Fault.throttle(), Fault.never());

        page.open();

        browser.awaitText("#total", "800");
        browser.await(
                "8 pages, 3 throttled attempts and 3 retries",
                () -> page.counters().equals(List.of("8", "3", "3")));
        browser.awaitText("#waiting", "Throttled, waiting to retry");
        assertThat(browser.elements("#strip .throttled")).hasSize(2);
        browser.screenshot("throttled");
        service.emulator().awaitRequest(11).join();
        page.clickStopOrListAgain();
        browser.awaitText("#state", "Stopped after 800 connections.");
        assertThat(browser.text("#waiting")).isEmpty();
    }

    @Test
    void announcesThrottlingOnceInSeveralSeconds() {
        page.openComplete();
        browser.script("""
                window.announced = [];
                document.querySelectorAll('[role=status]').forEach(region =>
                    new MutationObserver(() => announced.push(region.textContent))
                        .observe(region, { childList: true, characterData: true, subtree: true }));
                """);
        service.emulator()
                .inject(
                        Fault.throttle().times(3),
                        Fault.delay(Duration.ZERO),
                        Fault.throttle(),
                        Fault.delay(Duration.ZERO),
                        Fault.throttle());

        page.clickStopOrListAgain();
        browser.await(
                "five attempts are throttled", () -> page.counters().get(1).equals("5"));
        page.awaitComplete();

        assertThat(browser.script("return announced.filter(text => text.includes('hrottled'))"))
                .isEqualTo(List.of("Throttled 1 time, waiting to retry."));
    }

    static List<Arguments> failures() {
        return List.of(
                Arguments.of(
                        Fault.error(403, "AccessDeniedException"),
                        "AWS Partner Central rejected the request or returned an unusable response. The service’s log has the cause.",
                        502),
                Arguments.of(
                        Fault.throttle().times(8),
                        "AWS Partner Central is still throttling this service after several attempts. Wait a minute, then list again.",
                        503),
                Arguments.of(
                        Fault.dropBeforeResponse().times(3),
                        "AWS Partner Central did not respond. Wait a minute, then list again.",
                        504));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void describesAFailureAndCollapsesItsDetails(Fault fault, String sentence, int status) {
        service.emulator().inject(Fault.delay(Duration.ZERO).times(2), fault);

        page.open();

        browser.awaitText("#state", "Failed after 200 connections.");
        assertThat(browser.text("#failure [role=alert]")).isEqualTo(sentence);
        assertThat(browser.element("#failure pre").isDisplayed()).isFalse();
        browser.screenshot("failed");

        browser.element("#failure summary").click();
        assertThat(browser.text("#failure pre"))
                .contains("\"status\": " + status)
                .contains("\"attempts\": ");

        page.clickStopOrListAgain();
        page.awaitComplete();
        assertThat(browser.element("#failure").isDisplayed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?pageSize=1000    | The value of “pageSize” in the page’s URL is invalid. | MaxResults must be from 1 to 100, but is 1000
            ?catalog=Nowhere  | AWS Partner Central rejected the request as invalid. Choose another catalog or connection type. | must be one of [AWS, Sandbox]
            """)
    void describesAnInvalidQuery(String query, String sentence, String detail) {
        page.open(query);

        browser.awaitText("#state", "Failed after 0 connections.");
        assertThat(browser.text("#failure [role=alert]")).isEqualTo(sentence);
        browser.element("#failure summary").click();
        assertThat(browser.text("#failure pre")).contains(detail);
        assertThat(browser.console()).singleElement().asString().contains("400 (Bad Request)");
    }

    @Test
    void supportsTheKeyboard() {
        page.openComplete();

        browser.script("document.getElementById('search').focus()");
        browser.element("#search").sendKeys(Keys.TAB);
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("scroller");
        assertThat(browser.script("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        browser.element("#scroller").sendKeys(Keys.END);
        browser.await(
                "the keyboard scrolls",
                () -> !browser.script("return document.getElementById('scroller').scrollTop")
                        .equals(0L));

        browser.element("#scroller").sendKeys(Keys.TAB);
        browser.active().sendKeys(Keys.ENTER);
        assertThat(browser.element("th").getDomAttribute("aria-sort")).isEqualTo("ascending");

        page.bar("SUBSIDIARY").sendKeys(Keys.SPACE);
        assertThat(page.bar("SUBSIDIARY").getDomAttribute("aria-pressed")).isEqualTo("true");
    }

    /** The list must also stay in place when the first connections arrive. */
    @ParameterizedTest
    @CsvSource({"1280, 800", "800, 1100", "360, 740"})
    void showsTheListWithoutScrolling(int width, int height) {
        CompletableFuture<RecordedRequest> inFlight = service.emulator().awaitRequest(0);
        service.emulator().inject(Fault.never());
        page.open("", width, height, "light");
        inFlight.join();
        int top = browser.element("tbody").getRect().getY();

        service.emulator().inject(Fault.delay(Duration.ZERO).times(2), Fault.throttle());
        page.open("", width, height, "light");
        page.awaitComplete();

        assertThat(browser.element("tbody").getRect().getY()).isEqualTo(top);
        assertThat(browser.script("return scrollY")).isEqualTo(0L);
        assertThat(browser.elements("tbody tr:not(.gap)"))
                .filteredOn(row -> row.getRect().getY() + row.getRect().getHeight() <= height)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"desktop, 1280, 800", "tablet, 800, 1100", "phone, 360, 740"})
    void fitsTheScreenAndIsAccessible(String name, int width, int height) {
        for (String colorScheme : List.of("light", "dark")) {
            service.emulator().inject(Fault.delay(Duration.ZERO).times(4), Fault.throttle());
            page.open("", width, height, colorScheme);
            page.awaitComplete();
            checkLayout(name + "-" + colorScheme, width);

            page.bar("ACTIVE").click();
            page.sort("participant");
            page.search("no such thing");
            browser.awaitText("#empty", "No connection matches.");
            checkLayout(name + "-" + colorScheme + "-no-match", width);

            service.emulator().inject(Fault.delay(Duration.ZERO).times(4), Fault.error(403, "AccessDeniedException"));
            page.open("", width, height, colorScheme);
            page.awaitState("failed");
            browser.element("#failure summary").click();
            checkLayout(name + "-" + colorScheme + "-failed", width);
        }
    }

    private void checkLayout(String name, int width) {
        browser.screenshot(name);
        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo((long) width);
        assertThat(browser.script("""
                        return [...document.querySelectorAll('button, dt, dd, li, th, figcaption, header label, .total, .state')]
                            .filter(element => element.scrollWidth > element.clientWidth)
                            .map(element => element.textContent)
                        """)).as("texts that overflow their elements").isEqualTo(List.of());
        assertThat(browser.accessibilityViolations()).isEmpty();
    }

    private boolean isPlaceholder(WebElement element) {
        return String.valueOf(element.getDomAttribute("class")).contains("placeholder")
                || !element.findElements(By.className("placeholder")).isEmpty();
    }

    private Map<String, Long> counts(String list) {
        return browser.elements("#" + list + " li").stream()
                .collect(Collectors.toMap(
                        item -> item.getDomAttribute("data-constant"),
                        item -> Long.valueOf(item.findElement(By.className("value"))
                                .getText()
                                .replace(",", ""))));
    }

    private static Map<String, Long> counts(
            List<EmulatedConnection> connections, Function<EmulatedConnection, Collection<String>> values) {
        return connections.stream()
                .flatMap(connection -> values.apply(connection).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
