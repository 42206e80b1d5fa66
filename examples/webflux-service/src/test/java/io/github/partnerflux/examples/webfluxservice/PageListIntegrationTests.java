// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tests the page in a browser: search, filters, order and options of the list. */
class PageListIntegrationTests extends AbstractPageIntegrationTests {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Test
    void searchesAllColumnsForAllTerms() {
        page.openComplete();
        EmulatedConnection wanted = service.connections().get(1_234);
        String kind =
                wanted.types().values().iterator().next().participantKind().tag();
        List<String> shown = List.of(
                name(wanted),
                kind.replace("Profile", " profile"),
                wanted.types().keySet().iterator().next().replace('_', ' '),
                wanted.otherParticipantAccountId(),
                DATE.format(wanted.updatedAt()),
                wanted.id());

        for (String text : shown) {
            page.search(text + "  " + wanted.id().toLowerCase(Locale.ROOT));
            page.awaitMatches(1, CONNECTIONS);
            assertThat(page.column("id")).containsExactly(wanted.id());
        }
        page.search(String.join(" ", shown));
        page.awaitMatches(1, CONNECTIONS);

        page.search(wanted.id() + " elsewhere");
        browser.awaitText("#empty", "No connection matches.");
        assertThat(page.column("id")).isEmpty();
        assertThat(browser.text("#total")).isEqualTo("2,350");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            muller sohne      | Müller & Söhne
            GRÖSSENWAHN       | Größenwahn
            lodz              | Łódź
            istanbul          | İstanbul
            l'oeuvre          | L’Œuvre
            ΟΛΥΜΠΟΣ           | Ολυμπος
            ωμεγα             | Ωμέγα
            елка              | Ёлка
            (中国)            | （中国）
            ｃｅｄａｒ　ｒｉｄｇｅ | Cedar Ridge
            ﾃﾞｰﾀ             | データ
            हिमालय             | हिमालय
            한빛               | 한빛
            """)
    void searchIgnoresCaseAccentsAndWidth(String query, String inName) {
        page.openComplete();

        page.search(query);

        page.awaitMatches(count(connection -> name(connection).contains(inName)), CONNECTIONS);
        assertThat(page.names()).isNotEmpty().allMatch(name -> name.contains(inName));
    }

    @Test
    void filtersByTheBarsOfDifferentCharts() {
        page.openComplete();

        page.bar("SUBSIDIARY").click();
        page.awaitMatches(count(connection -> connection.types().containsKey("SUBSIDIARY")), CONNECTIONS);
        page.bar("CANCELED").click();
        page.awaitMatches(
                count(connection -> connection.types().containsKey("SUBSIDIARY")
                        && connection.types().get("SUBSIDIARY").status().equals("CANCELED")),
                CONNECTIONS);
        assertThat(page.column("types"))
                .isNotEmpty()
                .allMatch(types -> types.matches("(?s).*Subsidiary\\s+canceled.*"));
        page.search("muller");
        page.awaitMatches(
                count(connection -> connection.types().containsKey("SUBSIDIARY")
                        && connection.types().get("SUBSIDIARY").status().equals("CANCELED")
                        && name(connection).contains("Müller")),
                CONNECTIONS);

        browser.element("#clear").click();
        page.awaitMatches(CONNECTIONS, CONNECTIONS);
        assertThat(browser.elements(".charts [aria-pressed=true]")).isEmpty();
        assertThat(browser.element("#clear").isDisplayed()).isFalse();
    }

    @Test
    void combinesTheBarsOfOneChart() {
        page.openComplete();

        page.bar("Account").click();
        page.bar("SellerProfile").click();
        page.awaitMatches(
                count(connection -> connection.types().values().stream()
                        .anyMatch(type -> !type.participantKind().tag().equals("PartnerProfile"))),
                CONNECTIONS);

        page.bar("SellerProfile").click();
        page.awaitMatches(
                count(connection -> connection.types().values().stream()
                        .anyMatch(type -> type.participantKind().tag().equals("Account"))),
                CONNECTIONS);
    }

    @Test
    void sortsNamesByTheRulesOfTheLanguage() {
        page.openComplete();
        page.search("analytics");

        page.sort("participant");
        assertThat(sorted("participant")).isEqualTo("ascending");
        // By code points, it would be the last. Connections with equal names are in the order of their arrival.
        assertThat(page.column("id")).startsWith(idsOf("Ångström Analytics LLC"));

        page.sort("participant");
        assertThat(sorted("participant")).isEqualTo("descending");
        assertThat(page.column("id")).startsWith(idsOf("The \"Cloud\" Works Analytics LLC"));

        page.sort("participant");
        assertThat(sorted("participant")).isNull();
        browser.element("#clear").click();
        assertThat(page.column("id").get(0))
                .isEqualTo(service.connections().get(CONNECTIONS - 1).id());
    }

    @Test
    void sortsAccountsAsNumbersAndDatesAsTimes() {
        page.openComplete();

        page.sort("account");
        assertThat(page.column("account").get(0)).isEqualTo(first(byAccount()).otherParticipantAccountId());
        page.sort("account");
        assertThat(page.column("account").get(0))
                .isEqualTo(first(byAccount().reversed()).otherParticipantAccountId());

        page.sort("updated");
        assertThat(sorted("account")).isNull();
        assertThat(page.column("id").get(0))
                .isEqualTo(first(Comparator.comparing(EmulatedConnection::updatedAt))
                        .id());
        page.sort("updated");
        assertThat(page.column("id").get(0))
                .isEqualTo(first(Comparator.comparing(EmulatedConnection::updatedAt)
                                .reversed())
                        .id());
    }

    @Test
    void sortsAndFiltersConnectionsAsTheyArrive() {
        page.openComplete();
        page.sort("account");
        page.bar("SUBSIDIARY").click();
        service.emulator().inject(Fault.delay(Duration.ZERO).times(5), Fault.never());

        page.clickStopOrListAgain();

        browser.awaitText("#total", "500");
        List<String> expected = service.connections().subList(0, 500).stream()
                .filter(connection -> connection.types().containsKey("SUBSIDIARY"))
                .sorted(byAccount())
                .map(EmulatedConnection::otherParticipantAccountId)
                .toList();
        page.awaitMatches(expected.size(), 500);
        List<String> accounts = page.column("account");
        assertThat(accounts).hasSizeGreaterThan(5).hasSizeLessThan(50).isEqualTo(expected.subList(0, accounts.size()));
        assertThat(browser.element("body").getDomAttribute("data-state")).isEqualTo("listing");

        page.sort("account");
        assertThat(page.column("account").get(0)).isEqualTo(expected.get(expected.size() - 1));
        service.emulator().awaitRequest(PAGES + 5).join();
        page.clickStopOrListAgain();
        page.awaitState("stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "account"})
    void keepsTheScrolledRowsInPlaceAsConnectionsArrive(String column) {
        page.openComplete();
        if (!column.equals("none")) {
            page.sort(column);
        }
        service.emulator()
                .inject(
                        Fault.delay(Duration.ZERO).times(5),
                        Fault.delay(Duration.ofMillis(500)).times(PAGES - 5));
        page.clickStopOrListAgain();
        browser.await("500 connections have arrived", () -> total() >= 500);

        browser.script("document.getElementById('scroller').scrollTop = 9000");
        browser.await("rows are drawn there", () -> topId() != null);
        String topId = topId();
        int before = total();
        browser.await("more connections have arrived", () -> total() > before);

        assertThat(topId()).isEqualTo(topId);
        // The rest arrives without delays.
        service.emulator().reset();
        page.awaitComplete();
    }

    @Test
    void mergesBatchesToTheSameOrderAsASingleSort() {
        page.openComplete();
        List<Integer> keys =
                IntStream.range(0, 500).map(i -> i * 7 % 13).boxed().toList();

        Object merged = browser.module("order.js", """
                (() => {
                    const items = JSON.parse('%s').map((key, arrival) => ({ key, arrival }));
                    const compare = (a, b) => a.key - b.key || a.arrival - b.arrival;
                    let sorted = [];
                    for (let i = 0; i < items.length; i += 7) {
                        sorted = module.merge(sorted, items.slice(i, i + 7), compare);
                    }
                    return JSON.stringify(sorted) === JSON.stringify(items.toSorted(compare));
                })()
                """.formatted(keys));

        assertThat(merged).isEqualTo(true);
    }

    @Test
    void startsAnotherListingWhenAnOptionChanges() {
        page.openComplete();
        long subsidiaries = countInSandbox(connection -> connection.types().containsKey("SUBSIDIARY"));

        page.control("catalog").selectByValue("Sandbox");
        page.awaitComplete();
        assertThat(lastRequest("Catalog")).isEqualTo("Sandbox");
        assertThat(browser.query()).isEqualTo("?catalog=Sandbox");

        page.control("connectionType").selectByVisibleText("Subsidiary");
        page.awaitComplete();
        page.awaitMatches(subsidiaries, subsidiaries);
        assertThat(lastRequest("ConnectionType")).isEqualTo("SUBSIDIARY");
        assertThat(browser.query()).isEqualTo("?catalog=Sandbox&connectionType=SUBSIDIARY");

        browser.back();
        page.awaitMatches(CONNECTIONS, CONNECTIONS);
        assertThat(selected("connectionType")).isEmpty();
        assertThat(selected("catalog")).isEqualTo("Sandbox");
        browser.back();
        browser.await("the first listing is back", () -> selected("catalog").equals("AWS"));
        page.awaitComplete();
        assertThat(browser.query()).isEmpty();
        browser.forward();
        browser.forward();
        page.awaitMatches(subsidiaries, subsidiaries);
    }

    @Test
    void selectsTheOptionsInThePagesUrl() {
        long active = countInSandbox(connection -> connection.types().containsKey("SUBSIDIARY")
                && connection.types().get("SUBSIDIARY").status().equals("ACTIVE"));

        page.open("?connectionType=SUBSIDIARY:ACTIVE&catalog=Sandbox&pageSize=50");
        page.awaitComplete();

        page.awaitMatches(active, active);
        assertThat(selected("connectionType")).isEqualTo("SUBSIDIARY:ACTIVE");
        assertThat(selected("catalog")).isEqualTo("Sandbox");
        page.control("connectionType").selectByVisibleText("All types");
        page.awaitMatches(CONNECTIONS, CONNECTIONS);
        assertThat(browser.query()).isEqualTo("?catalog=Sandbox&pageSize=50");
    }

    @Test
    void replacesAListingThatHasNotEnded() {
        service.emulator().inject(Fault.delay(Duration.ZERO).times(3), Fault.never());
        page.open();
        browser.awaitText("#total", "300");
        // Otherwise, a request of the other listing would take the fault.
        service.emulator().awaitRequest(3).join();

        page.control("connectionType").selectByValue("SUBSIDIARY");

        page.awaitComplete();
        long subsidiaries = count(connection -> connection.types().containsKey("SUBSIDIARY"));
        page.awaitMatches(subsidiaries, subsidiaries);
        assertThat(browser.text("#state")).startsWith("All ");
    }

    private int total() {
        String total = browser.text("#total");
        return total.equals("–") ? 0 : Integer.parseInt(total.replace(",", ""));
    }

    /** Returns the id in the first visible row. Rows below it may move, because arriving connections are sorted in. */
    private @Nullable String topId() {
        return (String) browser.script("""
                const { x, bottom } = document.querySelector('thead').getBoundingClientRect();
                const row = document.elementFromPoint(x + 100, bottom + 1).closest('tr');
                return row?.querySelector('.id')?.textContent;
                """);
    }

    private String selected(String control) {
        return page.control(control).getFirstSelectedOption().getDomProperty("value");
    }

    private String sorted(String column) {
        return browser.element("th[data-column=" + column + "]").getDomAttribute("aria-sort");
    }

    private String lastRequest(String member) {
        List<RecordedRequest> requests = service.emulator().requests();
        return new JsonMapper()
                .readTree(requests.get(requests.size() - 1).body())
                .path(member)
                .asString();
    }

    private EmulatedConnection first(Comparator<EmulatedConnection> order) {
        return service.connections().stream().min(order).orElseThrow();
    }

    private static Comparator<EmulatedConnection> byAccount() {
        return Comparator.comparingLong(connection -> Long.parseLong(connection.otherParticipantAccountId()));
    }

    /** Returns the first ids of a name, as many as are in the document on any screen. */
    private String[] idsOf(String name) {
        return service.connections().stream()
                .filter(connection -> name(connection).equals(name))
                .map(EmulatedConnection::id)
                .limit(5)
                .toArray(String[]::new);
    }

    private long count(Predicate<EmulatedConnection> wanted) {
        return service.connections().stream().filter(wanted).count();
    }

    private long countInSandbox(Predicate<EmulatedConnection> wanted) {
        return service.emulator().account(0).connections("Sandbox").stream()
                .filter(wanted)
                .count();
    }
}
