package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page, in a browser. */
@TestInstance(Lifecycle.PER_CLASS)
class PageIntegrationTests {

    private static final int CONNECTIONS = 2_350;
    private static final int PAGES = 24;

    private Browser browser;
    private RunningService service;

    @BeforeAll
    void start() {
        browser = Browser.start();
        service = RunningService.start(CONNECTIONS);
    }

    @AfterAll
    void stop() {
        // Both are null where there is no browser.
        if (service != null) {
            service.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forget() {
        service.emulator().clearRequests();
    }

    @AfterEach
    void hasNothingToComplainOf() {
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void countsWhatTheServiceHas() {
        open();
        awaitComplete();

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
        assertThat(counters()).containsExactly("24", "0", "0");
        assertThat(browser.elements("#strip i")).hasSize(PAGES);
    }

    @Test
    void showsRowsAsTheyCome() {
        service.emulator().inject(Fault.delay(Duration.ZERO).times(3), Fault.never());

        open();

        browser.awaitText("#total", "300");
        assertThat(browser.text("#state")).startsWith("Listing");
        assertThat(firstName()).isEqualTo(name(service.connections().get(299)));
        click();
    }

    @Test
    void keepsFewRowsInTheDocument() {
        open();
        awaitComplete();

        assertThat(browser.elements("tbody tr")).hasSizeLessThan(50);
        assertThat(browser.script("return document.querySelector('table').ariaRowCount"))
                .isEqualTo(String.valueOf(CONNECTIONS + 1));
        browser.script("document.getElementById('scroller').scrollTop = 1e9");
        String oldest = service.connections().get(0).id();
        browser.await(
                "the oldest comes into sight",
                () -> browser.script("return [...document.querySelectorAll('td.id')].pop().textContent")
                        .equals(oldest));
    }

    @Test
    void searchNarrows() {
        open();
        awaitComplete();
        EmulatedConnection wanted = service.connections().get(1_234);
        WebElement search = browser.element("#search");

        search.sendKeys(wanted.otherParticipantAccountId());
        browser.awaitText("#matches", "1 of 2,350");
        assertThat(browser.elements("td.account")).hasSize(1);
        assertThat(firstName()).isEqualTo(name(wanted));

        search.clear();
        search.sendKeys(name(wanted).toUpperCase(Locale.ROOT));
        long sameName = service.connections().stream()
                .filter(connection -> name(connection).equals(name(wanted)))
                .count();
        browser.awaitText("#matches", sameName + " of 2,350");

        search.clear();
        search.sendKeys("no such thing");
        browser.awaitText("#empty", "Nothing matches.");
        assertThat(browser.elements("td.account")).isEmpty();
        assertThat(browser.text("#total")).isEqualTo("2,350");
        browser.screenshot("nothing-matches");
    }

    @Test
    void stopCancels() {
        service.emulator().inject(Fault.delay(Duration.ZERO).times(7), Fault.never());
        CompletableFuture<RecordedRequest> inFlight = service.emulator().awaitRequest(7);
        open();
        browser.awaitText("#total", "700");
        inFlight.join();

        click();

        browser.awaitText("#state", "Stopped after 700 connections.");
        browser.screenshot("stopped");
        assertThat(inFlight.join().outcome().join().kind()).isEqualTo(Outcome.Kind.ABORTED);
        assertThat(browser.text("#stop")).isEqualTo("List again");

        click();
        awaitComplete();
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

        open();

        browser.awaitText("#waiting", "Throttled: waiting to try again.");
        browser.awaitText("#total", "800");
        assertThat(counters()).containsExactly("8", "3", "3");
        assertThat(browser.elements("#strip .throttled")).hasSize(2);
        browser.screenshot("throttled");
        click();
        browser.awaitText("#state", "Stopped after 800 connections.");
        assertThat(browser.text("#waiting")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithItsQuery() {
        browser.show(service.uri("/?pageSize=1000").toString(), 1280, 900, "light");

        browser.awaitText(
                "#state",
                "Failed after 0 connections: Query parameter pageSize: MaxResults must be from 1 to 100, but is 1000");
        assertThat(browser.console()).singleElement().asString().contains("400 (Bad Request)");
    }

    @Test
    void saysWhatFailsHalfWay() {
        service.emulator().inject(Fault.delay(Duration.ZERO).times(2), Fault.error(403, "AccessDeniedException"));

        open();

        browser.awaitText(
                "#state",
                "Failed after 200 connections: AWS Partner Central refused the request, or its answer was of no use.");
        browser.screenshot("failed");
    }

    @Test
    void isUsedWithTheKeyboard() {
        open();
        awaitComplete();

        browser.script("document.getElementById('search').focus()");
        browser.element("#search").sendKeys(Keys.TAB);
        assertThat(focused()).isEqualTo("scroller");
        assertThat(browser.script("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        browser.element("#scroller").sendKeys(Keys.END);
        browser.await(
                "the keyboard scrolls",
                () -> !browser.script("return document.getElementById('scroller').scrollTop")
                        .equals(0L));
    }

    @ParameterizedTest
    @CsvSource({"desktop, 1280, 1100", "tablet, 800, 1100", "phone, 360, 1500"})
    void looksRight(String name, int width, int height) {
        for (String colorScheme : List.of("light", "dark")) {
            service.emulator().inject(Fault.delay(Duration.ZERO).times(4), Fault.throttle());
            browser.show(service.uri("/").toString(), width, height, colorScheme);
            awaitComplete();

            browser.screenshot(name + "-" + colorScheme);
            assertThat(browser.script("return document.documentElement.scrollWidth"))
                    .isEqualTo((long) width);
            assertThat(browser.script("""
                            return [...document.querySelectorAll('button, dt, dd, li, figcaption')]
                                .filter(element => element.scrollWidth > element.clientWidth)
                                .map(element => element.textContent)
                            """))
                    .as("texts that are wider than their place")
                    .isEqualTo(List.of());
            assertThat(browser.accessibilityViolations()).isEmpty();
        }
    }

    private void open() {
        browser.show(service.uri("/").toString(), 1280, 1100, "light");
    }

    private void awaitComplete() {
        browser.await(
                "the listing is complete",
                () -> browser.text("#state").matches("All 2,350 connections in \\d+\\.\\d s\\."));
    }

    private void click() {
        browser.element("#stop").click();
    }

    private String focused() {
        return (String) browser.script("return document.activeElement.id");
    }

    private String firstName() {
        return browser.text("tbody .name");
    }

    private List<String> counters() {
        return browser.elements("#counters dd").stream()
                .map(WebElement::getText)
                .toList();
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

    private static String name(EmulatedConnection connection) {
        return connection.types().values().iterator().next().participantName();
    }
}
