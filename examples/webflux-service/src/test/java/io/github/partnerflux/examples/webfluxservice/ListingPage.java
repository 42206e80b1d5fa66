// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import java.net.URI;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page of a running service in a browser, as a user sees it. */
final class ListingPage {

    private final Browser browser;
    private final URI uri;

    ListingPage(Browser browser, RunningService service) {
        this.browser = browser;
        this.uri = service.uri("/");
    }

    void open() {
        open("");
    }

    void open(String query) {
        open(query, 1280, 800, "light");
    }

    void open(String query, int width, int height, String colorScheme) {
        browser.show(uri.resolve("/" + query).toString(), width, height, colorScheme);
    }

    void openComplete() {
        open();
        awaitComplete();
    }

    void awaitComplete() {
        awaitState("complete");
    }

    /** Waits for a state: {@code listing}, {@code complete}, {@code stopped} or {@code failed}. */
    void awaitState(String state) {
        browser.await(
                "the listing is " + state,
                () -> browser.element("body").getDomAttribute("data-state").equals(state));
    }

    void awaitMatches(long matches, long total) {
        browser.awaitText("#matches", "%,d of %,d".formatted(matches, total));
    }

    void clickStopOrListAgain() {
        browser.element("#stop").click();
    }

    /** Replaces the search's text. */
    void search(String query) {
        WebElement search = browser.element("#search");
        search.clear();
        search.sendKeys(query);
    }

    void sort(String column) {
        browser.element("th[data-column=" + column + "] button").click();
    }

    /** Returns the bar of a constant, such as {@code ACTIVE}. */
    WebElement bar(String constant) {
        return browser.element(".charts li[data-constant=" + constant + "] button");
    }

    /** Returns a control of the listing's options: {@code catalog} or {@code connectionType}. */
    Select control(String name) {
        return new Select(browser.element("#query select[name=" + name + "]"));
    }

    /** Returns a column's texts in the rows that are in the document, from the top. */
    List<String> column(String name) {
        return browser.elements("tbody td." + name).stream()
                .map(cell -> cell.getDomProperty("innerText"))
                .toList();
    }

    /** Returns the names in the rows that are in the document, from the top. */
    List<String> names() {
        return browser.elements("tbody .name").stream()
                .map(name -> name.getDomProperty("textContent"))
                .toList();
    }

    List<String> counters() {
        return browser.element("#counters").findElements(By.tagName("dd")).stream()
                .map(WebElement::getText)
                .toList();
    }
}
